# Checks FILE with MARC::Lint and prints the number of the record and the warning, one to a line.
use strict;
use warnings;
use MARC::Batch;
use MARC::Lint;

binmode STDOUT, ':utf8';
my ($lint, $batch, $number) = (MARC::Lint->new, MARC::Batch->new('USMARC', $ARGV[0]), 0);
$batch->strict_off;
$batch->warnings_off;
while (1) {
    my $record = eval { $batch->next };
    last if !$record && !$@;
    $number++;
    next unless $record;
    eval { local $SIG{__WARN__} = sub { }; $lint->check_record($record) };
    print "$number\t$_\n" for $lint->warnings;
}
