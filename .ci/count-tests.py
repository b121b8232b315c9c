"""Adds up what Surefire and Failsafe reported, a line a module; fails when a module with tests reported none."""

import pathlib
import sys
import xml.etree.ElementTree as xml

root = pathlib.Path(__file__).resolve().parent.parent
total = dict.fromkeys(("tests", "failures", "errors", "skipped"), 0)
silent = []

for module in sorted(p.parent for p in root.glob("*/pom.xml")):
    has_tests = any(module.glob("src/test/java/**/*Test.java")) or any(module.glob("src/test/java/**/*IT.java"))
    counts = dict.fromkeys(total, 0)
    for report in module.glob("target/*-reports/TEST-*.xml"):
        suite = xml.parse(report).getroot()
        for name in counts:
            counts[name] += int(suite.get(name, 0))
        for case in suite.iter("testcase"):
            skipped = case.find("skipped")
            if skipped is not None:
                print(f"skipped: {case.get('classname')}.{case.get('name')}: {skipped.get('message', 'no reason given')}")
    print(f"{module.name}: " + ", ".join(f"{n} {name}" for name, n in counts.items()))
    if has_tests and counts["tests"] == 0:
        silent.append(module.name)
    for name in total:
        total[name] += counts[name]

failed = total["failures"] + total["errors"]
passed = total["tests"] - failed - total["skipped"]
if silent:
    print("no test reported by: " + ", ".join(silent))
print(f"{passed} passed, {failed} failed, {total['skipped']} skipped")
sys.exit(1 if failed or silent or passed == 0 else 0)
