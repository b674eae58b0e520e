# Does five edits to every record of a file with pymarc: python3 pymarc_edit.py IN OUT
import re
import sys
from pymarc import Field, MARCReader

try:
    from pymarc import Subfield
except ImportError:
    Subfield = None


def field(tag, indicators, *pairs):
    if Subfield is not None:
        return Field(tag, indicators, [Subfield(code, value) for code, value in pairs])
    return Field(tag, indicators, [part for pair in pairs for part in pair])


lower = re.compile(r'([a-z])o')
with open(sys.argv[1], 'rb') as source, open(sys.argv[2], 'wb') as target:
    for record in MARCReader(source, to_unicode=True, force_utf8=False, utf8_handling='replace'):
        if record is None:
            continue
        record.remove_fields(*[tag for tag in {each.tag for each in record.fields} if tag.startswith('9')])
        record.add_ordered_field(field('506', ['1', ' '], ('a', 'For students and staff only.')))
        if record.leader[6] in 'amt' and record.leader[7] == 'm':
            record.add_ordered_field(field('655', [' ', '7'], ('a', 'Electronic books.'), ('2', 'local')))
        for each in record.get_fields('650'):
            if Subfield is not None:
                each.subfields = [
                    Subfield(code, lower.sub(r'\1O', value)) if code == 'a' else Subfield(code, value)
                    for code, value in each.subfields
                ]
            else:
                each.subfields = [
                    lower.sub(r'\1O', part) if index % 2 and each.subfields[index - 1] == 'a' else part
                    for index, part in enumerate(each.subfields)
                ]
        record.add_ordered_field(field('035', ['9', ' '], ('a', '(BENCH)' + record['001'].data)))
        try:
            target.write(record.as_marc())
        except Exception:
            pass
