"""Runs the NumPy modules that SymMat.Fuzz left in a folder, and compares their arrays: run.py FOLDER."""

import json
import sys

import numpy as np


def main(folder):
    counts, told = {}, 0
    for line in open(f"{folder}/modules.jsonl", encoding="utf-8"):
        case = json.loads(line)
        kind, text = check(case)
        counts[kind] = counts.get(kind, 0) + 1
        if kind != "held" and kind != "not finite" and told < 10:
            told += 1
            print(f"=== {kind} (seed {case['seed']})\n{case['text']}{case['module']}\n{text}\n")
    print(counts)
    return int(any(kind not in ("held", "not finite") for kind in counts))


def check(case):
    space = {}
    try:
        exec(case["module"], space)
        function = next(value for name, value in space.items() if name.startswith("d") and callable(value))
        with np.errstate(all="ignore"):
            value = function(*[argument(name, case) for name in function.__code__.co_varnames[: function.__code__.co_argcount]])
    except Exception as error:
        return f"exception {type(error).__name__}", str(error)
    if any(entry is None for entry in case["entries"]):
        return "not finite", ""
    expected = np.array(case["entries"]).reshape(case["shape"])
    if case["scalar"]:
        if not isinstance(value, float):
            return "no float", str(type(value))
        value = np.full((1, 1), value)
    if value.shape != expected.shape:
        return "shape", f"expected {expected.shape}, got {value.shape}"
    size = max(1, np.max(np.abs(expected), initial=0))
    return ("held", "") if np.max(np.abs(value - expected), initial=0) <= 1e-7 * size else ("wrong", f"expected\n{expected}\ngot\n{value}")


def argument(name, case):
    plain = name.rstrip("_")
    if name in case["dimensions"] or plain in case["dimensions"]:
        return case["dimensions"].get(name, case["dimensions"].get(plain))
    symbol = case["symbols"].get(name) or case["symbols"][plain]
    return float(symbol["rows"][0][0]) if symbol["scalar"] else np.array(symbol["rows"])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
