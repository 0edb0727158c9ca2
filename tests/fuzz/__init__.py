"""Coverage-guided fuzzing of all that reads what others wrote.

A target is a function of bytes that holds a reader to its laws: what it may refuse it refuses with
its own error, and what it takes keeps the laws. Anything else that comes out is a finding, as is an
input that takes too long.

    make fuzz                                 # all targets, ten minutes together, on all cores
    make fuzz FUZZ_SECONDS=60 FUZZ="po plural"
    python -m tests.fuzz po FILE              # one input through one target, without atheris

`seeds/TARGET/` is what a target starts from, `found/TARGET/` what was found and is mended; `make
test` runs both through their targets (`test_seeds.py`). What a run finds is put into `found/` too.
"""
