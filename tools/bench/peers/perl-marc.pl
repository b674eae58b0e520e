# Reads every record of FILE with MARC::Record and writes it to OUT, or checks it with MARC::Lint when OUT is "lint".
# Prints the number of records and the seconds it took.
use strict;
use warnings;
use Time::HiRes 'time';
use MARC::Batch;

my ($file, $out) = @ARGV;
my $lint;
if ($out eq 'lint') { require MARC::Lint; $lint = MARC::Lint->new }
else { open STDOUT_FILE, '>:raw', $out or die $! }
my $batch = MARC::Batch->new('USMARC', $file);
$batch->strict_off;
$batch->warnings_off;
my ($records, $began) = (0, time);
while (1) {
    my $record = eval { $batch->next };
    last if !$record && !$@;
    next unless $record;
    $records++;
    if ($lint) { eval { $lint->check_record($record) } }
    else {
        my $bytes = $record->as_usmarc;
        utf8::encode($bytes) if utf8::is_utf8($bytes);
        print STDOUT_FILE $bytes;
    }
}
printf "%d %.3f\n", $records, time - $began;
