# Does five edits to every record of a file with MARC::Record: perl perl-edit.pl IN OUT
use strict;
use warnings;
use MARC::Batch;
use MARC::Field;

my ($file, $out) = @ARGV;
open my $target, '>:raw', $out or die $!;
my $batch = MARC::Batch->new('USMARC', $file);
$batch->strict_off;
$batch->warnings_off;
while (1) {
    my $record = eval { $batch->next };
    last if !$record && !$@;
    next unless $record;
    $record->delete_fields($record->field('9..'));
    $record->insert_grouped_field(MARC::Field->new('506', '1', ' ', a => 'For students and staff only.'));
    $record->insert_grouped_field(MARC::Field->new('655', ' ', '7', a => 'Electronic books.', 2 => 'local'))
        if $record->leader =~ /^.{6}[amt]m/;
    for my $field ($record->field('650')) {
        my @subfields = map { my ($code, $text) = @$_; $text =~ s/([a-z])o/$1O/g if $code eq 'a'; ($code, $text) } $field->subfields;
        $field->replace_with(MARC::Field->new('650', $field->indicator(1), $field->indicator(2), @subfields));
    }
    my $number = $record->field('001')->data;
    $record->insert_grouped_field(MARC::Field->new('035', '9', ' ', a => "(BENCH)$number"));
    my $bytes = $record->as_usmarc;
    utf8::encode($bytes) if utf8::is_utf8($bytes);
    print $target $bytes;
}
