"""What each function of the language is, in plain Python: writes functions.jsonl, and checks the NumPy spellings of the table.

    python3 functions.py > functions.jsonl
    python3 functions.py check MODULES      the snapshot of the rows' NumPy, which needs numpy

A line is a row of the table of functions, its other names, and operands with the value that they give; no value where
the function does not take operands of these shapes. Nothing here comes from SymMat.
"""
import itertools
import json
import math
import sys


def entrywise(f):
    return lambda a: [[f(x) for x in row] for row in a]


def broadcast(f):
    def of(a, b):
        rows, columns = max(len(a), len(b)), max(len(a[0]), len(b[0]))
        assert {len(a), len(b)} <= {1, rows} and {len(a[0]), len(b[0])} <= {1, columns}
        def at(m, i, j):
            return m[i if len(m) > 1 else 0][j if len(m[0]) > 1 else 0]
        return [[f(at(a, i, j), at(b, i, j)) for j in range(columns)] for i in range(rows)]
    return of


def flat(a):
    return [x for row in a for x in row]


def transpose(a):
    return [list(column) for column in zip(*a)]


def square(a):
    assert len(a) == len(a[0])
    return len(a)


def vector(a):
    assert 1 in (len(a), len(a[0]))
    return flat(a)


def like(a, entries):
    return [entries] if len(a) == 1 else [[x] for x in entries]


def det(a):
    if square(a) == 1:
        return a[0][0]
    return sum((-1) ** j * a[0][j] * det([row[:j] + row[j + 1:] for row in a[1:]]) for j in range(len(a)))


def adjugate(a):
    n = square(a)
    def minor(i, j):
        rest = [row[:j] + row[j + 1:] for k, row in enumerate(a) if k != i]
        return det(rest) if rest else 1.0
    return [[(-1) ** (i + j) * minor(j, i) for j in range(n)] for i in range(n)]


def inverse(a):
    return [[x / det(a) for x in row] for row in adjugate(a)]


def softmax(entries):
    total = sum(math.exp(x) for x in entries)
    return [math.exp(x) / total for x in entries]


def log_sum_exp(entries):
    return math.log(sum(math.exp(x) for x in entries))


def dot(a, b):
    assert (len(a), len(a[0])) == (len(b), len(b[0]))
    return [[math.fsum(x * y for x, y in zip(flat(a), flat(b)))]]


def diag(a):
    if 1 in (len(a), len(a[0])):
        entries = flat(a)
        return [[x if i == j else 0.0 for j in range(len(entries))] for i, x in enumerate(entries)]
    return [[a[i][i]] for i in range(square(a))]


def product(a, b):
    assert len(a[0]) == len(b)
    return [[math.fsum(x * y for x, y in zip(row, column)) for column in zip(*b)] for row in a]


def scalar(a):
    assert (len(a), len(a[0])) == (1, 1)
    return a[0][0]


def kron(a, b):
    return [[x * y for x in row for y in other] for row in a for other in b]


def commutation(m, n):
    matrix = [[0.0] * (m * n) for _ in range(m * n)]
    for i, j in itertools.product(range(m), range(n)):
        matrix[i * n + j][j * m + i] = 1.0
    return matrix


def sign(x):
    return float((x > 0) - (x < 0))


REAL = [-3.4, -2.5, -1.0, -0.3, 0.0, 0.45, 1.0, 2.9, 3.7]
UNIT = [-1.0, -0.75, -0.2, 0.0, 0.35, 0.6, 1.0]

# Name, other names, value, numbers to sample.
ENTRYWISE = [
    ("exp", [], math.exp, REAL),
    ("log", ["ln"], math.log, [0.2, 1.0, 2.5]),
    ("log1p", [], math.log1p, [-0.7, 0.0, 1e-9, 2.5]),
    ("expm1", [], math.expm1, REAL + [1e-9]),
    ("sin", [], math.sin, REAL),
    ("cos", [], math.cos, REAL),
    ("tan", [], math.tan, REAL),
    ("asin", ["arcsin"], math.asin, UNIT),
    ("acos", ["arccos"], math.acos, UNIT),
    ("atan", ["arctan"], math.atan, REAL),
    ("sinh", [], math.sinh, REAL),
    ("cosh", [], math.cosh, REAL),
    ("tanh", [], math.tanh, REAL),
    ("abs", [], abs, REAL),
    ("sign", [], sign, REAL),
    ("relu", [], lambda x: x if x > 0 else 0.0, REAL),
    ("step", [], lambda x: 1.0 if x > 0 else 0.0, REAL),
    ("sigmoid", ["logistic"], lambda x: 1 / (1 + math.exp(-x)), REAL),
    ("softplus", [], lambda x: math.log(1 + math.exp(x)), REAL),
    ("erf", [], math.erf, REAL),
    ("square", [], lambda x: x * x, REAL),
    ("sqrt", [], math.sqrt, [0.0, 0.2, 1.0, 2.25]),
]

# Name, other names, value of one matrix.
OF_ONE = [
    ("sum", [], lambda a: [[math.fsum(flat(a))]]),
    ("rowsum", [], lambda a: [[math.fsum(row)] for row in a]),
    ("colsum", [], lambda a: [[math.fsum(column) for column in zip(*a)]]),
    ("tr", ["trace"], lambda a: [[math.fsum(a[i][i] for i in range(square(a)))]]),
    ("transpose", [], transpose),
    ("diag", [], diag),
    ("vec", [], lambda a: [[x] for column in zip(*a) for x in column]),
    ("mean", [], lambda a: [[math.fsum(flat(a)) / len(flat(a))]]),
    ("rowmean", [], lambda a: [[math.fsum(row) / len(row)] for row in a]),
    ("colmean", [], lambda a: [[math.fsum(column) / len(column) for column in zip(*a)]]),
    ("norm", ["norm2"], lambda a: [[math.sqrt(math.fsum(x * x for x in flat(a)))]]),
    ("norm1", [], lambda a: [[math.fsum(abs(x) for x in flat(a))]]),
    ("adj", [], adjugate),
    ("inv", ["inverse"], inverse),
    ("det", [], lambda a: [[det(a)]]),
    ("logdet", [], lambda a: [[math.log(abs(det(a)))]]),
    ("softmax", [], lambda a: like(a, softmax(vector(a)))),
    ("logsumexp", [], lambda a: [[log_sum_exp(vector(a))]]),
    ("rowsoftmax", [], lambda a: [softmax(row) for row in a]),
    ("rowlogsumexp", [], lambda a: [[log_sum_exp(row)] for row in a]),
]

# Name, value of two matrices.
OF_TWO = [
    ("max", broadcast(max)),
    ("min", broadcast(min)),
    (".*", broadcast(lambda x, y: x * y)),
    ("./", broadcast(lambda x, y: x / y)),
    (".^", broadcast(lambda x, y: abs(x) ** y)),
    ("dot", dot),
    ("outer", lambda a, b: product([[x] for x in vector(a)], [vector(b)])),
    ("kron", kron),
]

# Operators whose operands the language checks by themselves: name and pairs of operands that fit.
SYNTAX = [
    ("/", lambda a, b: [[x / scalar(b) for x in row] for row in a]),
    ("\\", lambda a, b: product(inverse(a), b)),
]

CONSTANTS = [
    ("eye", (3,), lambda n: diag([[1.0] * n])),
    ("ones", (3,), lambda n: [[1.0]] * n),
    ("ones", (2, 3), lambda m, n: [[1.0] * n] * m),
    ("zeros", (3,), lambda n: [[0.0]] * n),
    ("zeros", (2, 3), lambda m, n: [[0.0] * n] * m),
    ("commutation", (2, 3), commutation),
]

ENTRIES = [1.5, -0.75, 2.25, 0.5, -1.25, 3.5, -2.0, 0.25, 1.75]
SHAPES = [(1, 1), (3, 1), (1, 3), (2, 3), (3, 3)]


def matrix(shape, shift=0):
    rows, columns = shape
    return [[ENTRIES[(i * columns + j + shift) % len(ENTRIES)] for j in range(columns)] for i in range(rows)]


def tell(row, names, operands, value, dimensions=None):
    line = {"row": row, "names": names, "operands": operands, "value": value}
    print(json.dumps(line | ({"dimensions": dimensions} if dimensions else {})))


def value_of(f, *operands):
    try:
        return f(*operands)
    except AssertionError:
        return None


def write():
    for name, others, f, numbers in ENTRYWISE:
        rows = [numbers, numbers[::-1]]
        tell(name, others, [rows], entrywise(f)(rows))
        tell(name, others, [[rows[0][-1:]]], entrywise(f)([rows[0][-1:]]))
    for name, others, f in OF_ONE:
        for shape in SHAPES:
            tell(name, others, [matrix(shape)], value_of(f, matrix(shape)))
    for name, f in OF_TWO:
        for one, other in itertools.product(SHAPES, SHAPES):
            a, b = matrix(one), matrix(other, 2)
            a = entrywise(abs)(a) if name == ".^" else a
            value = value_of(f, a, b)
            # What broadcasts is checked by the language, not by the row.
            if value is not None or name in ("dot", "outer", "kron"):
                tell(name, [], [a, b], value)
    for one in SHAPES:
        tell("/", [], [matrix(one), [[-2.5]]], SYNTAX[0][1](matrix(one), [[-2.5]]))
    for other in [(3, 1), (3, 3)]:
        tell("\\", [], [matrix((3, 3)), matrix(other, 2)], product(inverse(matrix((3, 3))), matrix(other, 2)))
    tell("\\", [], [[[4.0]], [[3.0]]], [[0.75]])
    tell("^", [], [[[4.0]], [[3.0]]], [[64.0]])
    square_matrix = matrix((3, 3))
    tell("^", [], [square_matrix, [[3.0]]], product(product(square_matrix, square_matrix), square_matrix))
    tell("^", [], [square_matrix, [[-2.0]]], product(inverse(square_matrix), inverse(square_matrix)))
    for singular in [[[1.0, 2.0], [2.0, 4.0]], [[1.0, 2.0, 3.0], [4.0, 5.0, 6.0], [7.0, 8.0, 9.0]], [[1.0, 0.0, 2.0], [0.0, 0.0, 0.0], [2.0, 0.0, 4.0]]]:
        tell("adj", [], [singular], adjugate(singular))
    for name, dimensions, f in CONSTANTS:
        tell(name, [], [], f(*dimensions), dimensions)


def check(modules):
    import numpy as np
    with open(sys.path[0] + "/functions.jsonl", encoding="utf-8") as file:
        cases = [json.loads(line) for line in file]
    with open(modules, encoding="utf-8") as file:
        parts = file.read().split("### ")[1:]
    for part in parts:
        head, module = part.split("\n", 1)
        case = cases[int(head.split()[0]) - 1]
        space = {}
        exec(module, space)
        call = next(f for name, f in space.items() if name.startswith("d"))
        found = call(
            *(o[0][0] if np.shape(o) == (1, 1) else np.array(o) for o in case["operands"][:call.__code__.co_argcount]))
        expected = np.array(case["value"])
        if expected.shape == (1, 1):
            assert isinstance(found, float), f"{head}: {type(found)}"
        else:
            assert found.shape == expected.shape, f"{head}: {found.shape}"
        assert np.allclose(found, expected, rtol=1e-12, atol=1e-12), f"{head}: {found} is not {expected}"
    print(f"{len(parts)} spellings hold")


if len(sys.argv) == 1:
    write()
elif sys.argv[1] == "check":
    check(sys.argv[2])
