#!/usr/bin/env python3
"""Counts the floating-point operations of generated NumPy code against hand-optimised references.

    count.py --cmd 'symmat' [--most 1.2] [--show ID] [problems.jsonl]

Each problem has a program, a question, sizes for its dimensions and a reference in Python. Both are run on arrays that
have shapes but no entries, under a stand-in for numpy that counts: m*k*n multiply-adds are 2*m*k*n operations, an entry
of an entrywise operation is one (a function of a table such as exp is one too), a solve is 2/3*n^3 + 2*n^2*k, an inverse
2*n^3, a determinant 2/3*n^3. Views, transposes, constants and copies are free. Ends with status 1 where the generated
code needs more than `most` times the operations of its reference, or gives an array of another shape. Needs no numpy.
"""
import argparse
import inspect
import json
import math
import os
import re
import shlex
import subprocess
import sys
import types

COUNT = 0


def spend(operations):
    global COUNT
    COUNT += operations


class Array:
    """An array of a shape, without entries."""

    def __init__(self, *shape):
        self.shape = tuple(shape)

    @property
    def T(self):
        return Array(*reversed(self.shape))

    @property
    def size(self):
        return math.prod(self.shape)

    @property
    def ndim(self):
        return len(self.shape)

    def __matmul__(self, other):
        return matmul(self, other)

    def __getitem__(self, key):
        return Array(*indexed(self.shape, key if isinstance(key, tuple) else (key,)))

    def __float__(self):
        assert self.size == 1, self.shape
        return 1.5

    def __neg__(self):
        return entrywise(self)

    def reshape(self, *shape):
        return reshape(self, shape)

    def item(self):
        return float(self)

    def sum(self, axis=None, keepdims=False):
        return total(self, axis, keepdims)

    def __setitem__(self, key, value):
        spend(self[key].size)


def shape_of(value):
    return value.shape if isinstance(value, Array) else ()


def broadcast(*shapes):
    rank = max(map(len, shapes))
    padded = [(1,) * (rank - len(s)) + tuple(s) for s in shapes]
    result = []
    for lengths in zip(*padded):
        length = max(lengths)
        assert all(n in (1, length) for n in lengths), shapes
        result.append(length)
    return tuple(result)


def entrywise(*operands, **_):
    shape = broadcast(*map(shape_of, operands))
    spend(math.prod(shape))
    return Array(*shape) if shape else 1.5


for name in "add sub mul truediv pow".split():
    setattr(Array, f"__{name}__", lambda a, b: entrywise(a, b))
    setattr(Array, f"__r{name}__", lambda a, b: entrywise(b, a))
for name in "gt ge lt le".split():
    setattr(Array, f"__{name}__", lambda a, b: entrywise(a, b))


def matmul(a, b):
    left, right = shape_of(a), shape_of(b)
    rows = left if len(left) > 1 else (1, *left)
    columns = right if len(right) > 1 else (*right, 1)
    assert rows[-1] == columns[-2], (left, right)
    shape = broadcast(rows[:-2], columns[:-2]) + (rows[-2], columns[-1])
    spend(2 * math.prod(shape) * rows[-1])
    shape = shape if len(right) > 1 else shape[:-1]
    return Array(*(shape if len(left) > 1 else shape[1:]))


def indexed(shape, key):
    result, axis = [], 0
    for k in key:
        if k is None:
            result.append(1)
        elif k is Ellipsis:
            raise NotImplementedError
        else:
            if isinstance(k, slice):
                result.append(len(range(*k.indices(shape[axis]))))
            axis += 1
    return result + list(shape[axis:])


def reshape(array, shape):
    shape = shape[0] if len(shape) == 1 and isinstance(shape[0], tuple) else shape
    size, known = math.prod(shape_of(array)), math.prod(n for n in shape if n != -1)
    return Array(*[size // known if n == -1 else n for n in shape])


def total(array, axis=None, keepdims=False, **_):
    shape = shape_of(array)
    spend(math.prod(shape))
    axes = range(len(shape)) if axis is None else [a % len(shape) for a in (axis if isinstance(axis, tuple) else (axis,))]
    left = [1 if a in axes else n for a, n in enumerate(shape) if keepdims or a not in axes]
    return Array(*left) if left else 1.5


def einsum(subscripts, *operands, optimize=False, **_):
    """Pairs of operands, each time the cheapest pair; without `optimize` all at once, as numpy does."""
    inputs, result = subscripts.split("->")
    terms = [(set(letters), op) for letters, op in zip(inputs.split(","), operands)]
    lengths = {}
    for letters, op in zip(inputs.split(","), operands):
        lengths.update(zip(letters, shape_of(op)))
    sets = [t[0] for t in terms]

    def cost(letters, factors):
        return math.prod(lengths[c] for c in letters) * factors

    while optimize and len(sets) > 2:
        best = None
        for i in range(len(sets)):
            for j in range(i):
                rest = set(result).union(*(s for k, s in enumerate(sets) if k not in (i, j)))
                both = sets[i] | sets[j]
                price = cost(both, 2 if both - rest else 1)
                if best is None or price < best[0]:
                    best = (price, i, j, both & rest)
        price, i, j, merged = best
        spend(price)
        sets = [s for k, s in enumerate(sets) if k not in (i, j)] + [merged]
    letters = set().union(*sets)
    sums = bool(letters - set(result))
    spend(cost(letters, len(sets) - 1 + sums))
    return Array(*[lengths[c] for c in result]) if result else 1.5


def solve(a, b):
    n = a.shape[0]
    spend(2 * n ** 3 // 3 + 2 * n * n * (b.shape[1] if len(b.shape) > 1 else 1))
    return Array(*b.shape)


def inverse(a):
    spend(2 * a.shape[0] ** 3)
    return Array(*a.shape)


def determinant(a):
    spend(2 * a.shape[0] ** 3 // 3)
    return 1.5


def power(a, exponent):
    count, base = 0, abs(exponent)
    count = base.bit_length() - 1 + bin(base).count("1") - 1
    spend(count * 2 * a.shape[0] ** 3 + (2 * a.shape[0] ** 3 if exponent < 0 else 0))
    return Array(*a.shape)


def diagonal(a, *_):
    if len(a.shape) == 1:
        return Array(a.shape[0], a.shape[0])
    return Array(min(a.shape))


def kron(a, b):
    shape = tuple(m * n for m, n in zip(a.shape, b.shape))
    spend(math.prod(shape))
    return Array(*shape)


def norm(a, *_, **__):
    spend(2 * a.size)
    return 1.5


def filled(shape, *_, **__):
    return Array(*(shape if isinstance(shape, tuple) else (shape,)))


def numpy():
    np = types.ModuleType("numpy")
    for name in ("exp log log1p expm1 sin cos tan tanh sinh cosh arcsin arccos arctan sqrt abs absolute sign maximum minimum "
                 "square logaddexp where multiply negative add subtract divide power heaviside float_power reciprocal").split():
        setattr(np, name, entrywise)
    np.einsum, np.sum, np.reshape, np.kron, np.matmul = einsum, total, lambda a, s: reshape(a, (s,)), kron, matmul
    np.max = np.amax = np.mean = np.min = total
    np.outer = lambda a, b: entrywise(Array(a.size, 1), Array(1, b.size))
    np.vdot = np.dot = lambda a, b: (spend(2 * a.size), 1.5)[1]
    np.trace = lambda a: (spend(a.shape[0]), 1.5)[1]
    np.diag = np.diagonal = diagonal
    np.diagflat = lambda a: Array(a.size, a.size)
    np.eye = np.identity = lambda n: Array(n, n)
    np.ones = np.zeros = np.empty = np.full = filled
    np.zeros_like = np.ones_like = np.empty_like = lambda a: Array(*a.shape)
    np.transpose = lambda a, *_: a.T
    np.array = np.asarray = np.ascontiguousarray = lambda a, *_: a
    np.broadcast_to = lambda a, shape: Array(*shape)
    np.fill_diagonal = lambda a, v: None
    np.pi, np.newaxis = math.pi, None
    linalg = types.ModuleType("numpy.linalg")
    linalg.solve, linalg.inv, linalg.det, linalg.matrix_power, linalg.norm = solve, inverse, determinant, power, norm
    linalg.slogdet = lambda a: (1.0, determinant(a))
    np.linalg = linalg
    sys.modules["numpy"], sys.modules["numpy.linalg"] = np, linalg
    return np


def run(code, arrays, sizes):
    """Operations, and the shape of what the last function of the code returns."""
    global COUNT
    names = {}
    exec(code, names)
    function = [f for f in names.values() if inspect.isfunction(f)][-1]
    arguments = {}
    for name in inspect.signature(function).parameters:
        arguments[name] = arrays[name] if name in arrays else sizes[name]
    COUNT = 0
    value = function(**arguments)
    return COUNT, shape_of(value)


def arrays_of(program, sizes):
    arrays = {}
    for line in program.split("\n"):
        found = re.match(r"([\w, ]+):\s*(scalar|vector\((.*?)\)|\((.*?),(.*?)\))", line)
        if found and "=" not in line:
            names, kind, length, rows, columns = found.groups()
            shape = () if kind == "scalar" else (length, "1") if length else (rows, columns)
            for name in names.split(","):
                arrays[name.strip()] = Array(*[eval(n, {}, dict(sizes)) for n in shape]) if shape else 1.5
    return arrays


def main():
    here = os.path.dirname(os.path.abspath(__file__))
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("problems", nargs="?", default=os.path.join(here, "problems.jsonl"))
    parser.add_argument("--cmd", default="symmat")
    parser.add_argument("--most", type=float, default=1.2)
    parser.add_argument("--show")
    options = parser.parse_args()
    numpy()
    worst = 0
    for line in open(options.problems, encoding="utf-8"):
        problem = json.loads(line)
        command = [*shlex.split(options.cmd), problem["command"], "-e", problem["program"], "--format", "numpy"]
        for name in problem["wrt"]:
            command += ["--wrt", name]
        code = subprocess.run(command, capture_output=True, text=True, check=True).stdout
        arrays = arrays_of(problem["program"], problem["sizes"])
        ours, shape = run(code, arrays, problem["sizes"])
        theirs, expected = run("import numpy as np\n" + problem["reference"], arrays, problem["sizes"])
        ratio = ours / theirs
        worst = max(worst, ratio if shape == expected else math.inf)
        print(f"{problem['id']:32} {ours:14,} {theirs:14,} {ratio:6.2f}{'' if shape == expected else f'  shape {shape}, not {expected}'}")
        if problem["id"] == options.show:
            print(code)
    print(f"at most {worst:.2f} times the reference")
    return worst > options.most


if __name__ == "__main__":
    sys.exit(main())
