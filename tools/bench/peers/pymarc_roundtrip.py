"""Reads every record of FILE with pymarc and writes it to OUT; prints the number of records and the seconds it took."""
import sys
import time

import pymarc

source, target = sys.argv[1:3]
records = 0
began = time.time()
with open(source, "rb") as reading, open(target, "wb") as writing:
    for record in pymarc.MARCReader(reading, to_unicode=True, permissive=True, utf8_handling="replace"):
        if record is None:
            continue
        try:
            writing.write(record.as_marc())
            records += 1
        except Exception:  # a record that pymarc reads but cannot write
            continue
print(records, f"{time.time() - began:.3f}")
