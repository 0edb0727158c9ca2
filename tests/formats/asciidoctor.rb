# Converts articles to HTML: takes a JSON list of AsciiDoc texts, gives a JSON list of HTML.
require 'asciidoctor'
require 'json'

Encoding.default_external = Encoding.default_internal = Encoding::UTF_8
logger = Asciidoctor::NullLogger.new
Asciidoctor::LoggerManager.logger = logger
$stdin.set_encoding Encoding::UTF_8
$stdout.set_encoding Encoding::UTF_8
$stdin.each_line do |line|
  pages = JSON.parse(line).map do |text|
    Asciidoctor.convert text, safe: :secure, standalone: false, attributes: { 'showtitle' => '', 'experimental' => '' }
  end
  puts JSON.generate(pages)
  $stdout.flush
end
