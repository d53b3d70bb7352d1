using System.Collections.Immutable;
using MathNet.Numerics.LinearAlgebra;
using SymMat.Calculus;
using SymMat.Catalog;
using SymMat.Diagnostics;
using SymMat.Matrices;
using SymMat.Notation;
using SymMat.Numerics;

namespace SymMat.Verification;

/// <summary>Grades an answer that a person worked out: tells what it is that is wrong with it.</summary>
public sealed class Grader
{
    // Of hints at what is wrong, which is known already.
    private const double Tolerance = 1e-6;

    private readonly Answer _answer;
    private readonly MatrixExpression _candidate;
    private readonly ImmutableArray<Convention> _conventions;
    private readonly ImmutableArray<Form> _forms;
    private readonly List<Point> _drawn = [];
    private readonly List<Point> _points;
    private readonly List<Matrix<double>> _values;
    private readonly List<Matrix<double>> _truths;
    private readonly Agreement _agreement;
    private readonly Certificate _certificate;
    private readonly ImmutableArray<string> _symbols;
    private readonly string _of;
    private readonly bool _hasGaps;

    private Grader(MatrixProgram program, Question question, MatrixExpression candidate, Sampling sampling)
    {
        _answer = Differentiator.Answer(program, question);
        _candidate = candidate;
        _certificate = Verifier.Verify(
            _answer, _answer.Derivatives[0], question.Structure, sampling, p => _drawn.Add(p.WithDefinitionsOf(_answer.Scope)));
        _conventions = Convention.All(_answer, question);
        _forms = FormsOf(program, question);
        var written = _answer.Derivatives[0].Body is MatrixBody matrix ? [matrix.Value, candidate] : ImmutableArray.Create(candidate);
        var names = Dependencies.NamesIn(written);
        _symbols = Dependencies.SymbolsOf(_answer.Scope, written.Length == 2 ? names : names.Append(question.Of));
        _of = question.Of;
        _points = _drawn.FindAll(p => Agreement.IsFinite(Value(p)));
        _hasGaps = _points.Count < _drawn.Count;
        _values = _points.ConvertAll(Value);
        _truths = _points.ConvertAll(Truth);
        _agreement = new(_answer.Scope, _truths.Select(Agreement.Largest).DefaultIfEmpty().Max());
    }

    /// <summary>
    /// The grade of a candidate for the one derivative that the question asks for, or null with what is wrong with the
    /// text. Where shapes alone don't fit, and transposes make it right, that is its grade.
    /// </summary>
    /// <param name="program">The program.</param>
    /// <param name="question">One derivative.</param>
    /// <param name="candidate">
    /// An expression over the program's names, maybe after what it is of and an equals sign, and with further names behind
    /// the word "where".
    /// </param>
    /// <param name="sampling">How to draw the points.</param>
    /// <exception cref="ArgumentException">The question asks for several derivatives.</exception>
    public static (Grade? Grade, ImmutableArray<Diagnostic> Diagnostics) Grade(
        MatrixProgram program, Question question, SourceText candidate, Sampling sampling)
    {
        var (value, diagnostics) = CandidateText.Read(program, question, candidate);
        if (value is not null)
        {
            return (Grade(program, question, value, sampling), []);
        }

        var repaired = diagnostics.All(d => d.Category == Category.Shape)
            ? Repairs.Retransposed(program, candidate).Select(r => (r.Text, Grade: Grade(program, question, r.Value, sampling)))
                .FirstOrDefault(r => r.Grade.Kind == GradeKind.Right)
            : default;
        return repaired.Grade is { } right
            ? (right with { Kind = GradeKind.Transpose, Text = $"a transpose is wrong: {diagnostics[0].Message}; {repaired.Text} would be right" }, [])
            : (null, diagnostics);
    }

    /// <summary>The grade of a candidate for the one derivative that the question asks for.</summary>
    /// <param name="program">The program.</param>
    /// <param name="question">One derivative.</param>
    /// <param name="candidate">An expression over the program's names.</param>
    /// <param name="sampling">How to draw the points.</param>
    /// <exception cref="ArgumentException">The question asks for several derivatives.</exception>
    public static Grade Grade(MatrixProgram program, Question question, MatrixExpression candidate, Sampling sampling)
    {
        ArgumentNullException.ThrowIfNull(program);
        ArgumentNullException.ThrowIfNull(question);
        ArgumentNullException.ThrowIfNull(candidate);
        if (question.Wrt.Length != 1)
        {
            throw new ArgumentException("one derivative is graded at a time", nameof(question));
        }

        var grader = new Grader(program, question, candidate, sampling);
        var (kind, text) = grader.Judge();
        return new(kind, text, grader._certificate)
        {
            Counterexample = kind is GradeKind.Right or GradeKind.Shape or GradeKind.NotGraded || candidate.Shape != grader._forms[0].Shape
                ? null : grader.Smallest(sampling),
        };
    }

    private (GradeKind Kind, string Text) Judge()
    {
        if (_certificate.Verdict != Verdict.Verified)
        {
            return (GradeKind.NotGraded, "not graded: the derivative itself could not be verified");
        }

        if (_points.Count == 0)
        {
            return (GradeKind.NotGraded, "not graded: the candidate has no finite value at any point where the derivative has one");
        }

        if (_agreement.Floor == 0 && !IsZero(_answer.Derivatives[0].Body))
        {
            return (GradeKind.NotGraded, "not graded: the derivative is too small to be told from 0 wherever it was compared");
        }

        return Alike() ?? Multiple() ?? Nearly() ?? WhereSymmetric() ?? (_forms.Any(f => f.Shape == _candidate.Shape)
            ? (GradeKind.Wrong, "wrong")
            : (GradeKind.Shape, $"wrong shape: the candidate is {_candidate.Shape}, the derivative {_forms[0].Shape}"));
    }

    /// <summary>Right, maybe in another layout or by another convention.</summary>
    private (GradeKind, string)? Alike()
    {
        foreach (var (convention, form) in Ways())
        {
            if (Holds(convention, form, _candidate))
            {
                return _hasGaps ? (GradeKind.Wrong, "right where it has a value, but it has none at some points where the derivative has one")
                    : (convention.Name, form == _forms[0]) switch
                    {
                        ("", true) => (GradeKind.Right, "right"),
                        ("", false) => (GradeKind.OtherLayout, $"right {form.Name}, which is not the one asked for"),
                        var (name, same) => (GradeKind.OtherConvention, $"right {name}{(same ? "" : " " + form.Name)}, which is not the convention asked for"),
                    };
            }
        }

        return null;
    }

    /// <summary>A multiple of the derivative, maybe in another layout or by another convention.</summary>
    private (GradeKind, string)? Multiple()
    {
        foreach (var (convention, form) in Ways())
        {
            var truths = _points.ConvertAll(p => form.Value(p, convention.Target.At(p)));
            if (Factors.Ratios(_values, truths, _agreement.Floor) is not { } ratios)
            {
                continue;
            }

            var where = $"{(convention.Name.Length == 0 ? "" : " " + convention.Name)}{(form == _forms[0] ? "" : " " + form.Name)}";
            if (Factors.Find(_answer.Program, _points, ratios) is { } factor)
            {
                return factor == "-1" ? (GradeKind.Sign, $"wrong sign: it is the opposite of the derivative{where}")
                    : (GradeKind.Factor, $"off by a factor: it is {factor} times the derivative{where}");
            }

            if (truths.Exists(t => t.RowCount * t.ColumnCount > 1))
            {
                return (GradeKind.Factor, $"off by a factor: it is a multiple of the derivative{where}, but not the same one everywhere");
            }
        }

        return null;
    }

    /// <summary>Right but for a transpose or a term.</summary>
    private (GradeKind, string)? Nearly()
    {
        if (_candidate.Shape != _forms[0].Shape)
        {
            return null;
        }

        foreach (var repaired in Repairs.Transposed(_candidate))
        {
            if (Holds(_conventions[0], _forms[0], repaired))
            {
                return (GradeKind.Transpose, $"a transpose is wrong: {Repairs.Text(repaired)} would be right");
            }
        }

        // Beside a candidate that is much larger the derivative does not show, and nothing tells what is missing.
        var excess = _values.Zip(_truths, (v, t) => v - t).ToList();
        return excess.Zip(_truths).All(p => Agreement.Largest(p.Second) < Tolerance * Agreement.Largest(p.First)) ? null
            : Missing(excess) ?? Surplus(excess);
    }

    /// <summary>Right for symmetric values of one of the matrices, as 2*A*x is for (A + A')*x.</summary>
    private (GradeKind, string)? WhereSymmetric()
    {
        if (_candidate.Shape != _forms[0].Shape)
        {
            return null;
        }

        foreach (var symbol in _answer.Program.Symbols.Where(s => s.Shape.IsSquare && !s.Shape.IsScalar && (s.Properties & LinearMap.Structure) == 0))
        {
            var points = _points.ConvertAll(p => (p with
            {
                Values = p.Values.SetItem(symbol.Name, (p.Values[symbol.Name] + p.Values[symbol.Name].Transpose()) / 2),
            }).WithDefinitionsOf(_answer.Scope));
            if (points.TrueForAll(p => _agreement.At(p, Value, Truth)))
            {
                return (GradeKind.Wrong, $"right only where {symbol.Name} is symmetric");
            }
        }

        return null;
    }

    private (GradeKind, string)? Missing(List<Matrix<double>> excess)
    {
        var terms = _answer.Derivatives[0].Body is MatrixBody body ? Repairs.Terms(body.Value, _answer.Scope.Definitions) : [];
        foreach (var term in terms)
        {
            if (Multiples(excess, term) is { } k && k.TrueForAll(r => double.IsNaN(r) || Math.Abs(r + 1) < Tolerance))
            {
                return (GradeKind.Term, $"a term is missing: {Repairs.Text(term)}");
            }
        }

        return null;
    }

    private (GradeKind, string)? Surplus(List<Matrix<double>> excess)
    {
        foreach (var term in Repairs.Terms(_candidate, _answer.Scope.Definitions))
        {
            if (Multiples(excess, term) is not { } multiples)
            {
                continue;
            }

            var text = Repairs.Text(term);
            if (multiples.TrueForAll(k => double.IsNaN(k) || Math.Abs(k - 1) < Tolerance))
            {
                return (GradeKind.Term, $"a term is too many: {text}");
            }

            // A term that is f times what it must be exceeds it by 1 - 1/f of itself.
            if (Factors.Find(_answer.Program, _points, multiples.ConvertAll(k => 1 / (1 - k))) is { } factor && factor != "1")
            {
                return (GradeKind.Term, factor == "-1" ? $"a term has the wrong sign: {text}"
                    : $"a term is off by a factor: {text} is {factor} times what it must be");
            }
        }

        return null;
    }

    /// <summary>The multiples of a term that make up the matrices; null where none do, or the term is of another shape.</summary>
    private List<double>? Multiples(List<Matrix<double>> matrices, MatrixExpression term) =>
        term.Shape == _forms[0].Shape
        ? Factors.Ratios(matrices, _points.ConvertAll(p => Evaluator.Evaluate(term, p)), _agreement.Floor) : null;

    private IEnumerable<(Convention Convention, Form Form)> Ways() =>
        from convention in _conventions
        from form in _forms
        where form.Shape == _candidate.Shape
        select (convention, form);

    private Matrix<double> Value(Point point) => Evaluator.Evaluate(_candidate, point);

    private Matrix<double> Truth(Point point) => _forms[0].Value(point, _conventions[0].Target.At(point));

    private bool Holds(Convention convention, Form form, MatrixExpression candidate) => candidate.Shape == form.Shape
        && _points.TrueForAll(point => _agreement.At(
            point, p => Evaluator.Evaluate(candidate, p), p => form.Value(p, convention.Target.At(p))));

    private static bool IsZero(DerivativeBody body) => body switch
    {
        MatrixBody matrix => matrix.Value is NumberExpression { Value.IsZero: true }
            or ApplyExpression { Operator: ConstantFunction { Form: ConstantForm.Zeros } },
        IndexBody index => index.Terms.IsEmpty,
        _ => false,
    };

    /// <summary>The smallest place where the candidate differs: small sizes and integers first.</summary>
    private Counterexample? Smallest(Sampling sampling)
    {
        var random = new RandomNumbers(sampling.Seed);
        var integral =
            from sizes in new SizePlan(_answer.Program).Growing(largest: 3)
            from bound in Enumerable.Range(1, 3)
            from attempt in Enumerable.Range(0, 8)
            select PointSampler.Integral(_answer.Program, sizes, bound, attempt % 2 == 0, random).WithDefinitionsOf(_answer.Scope);
        return integral.Take(4000).Concat(_drawn).Select(Differing).FirstOrDefault(c => c is not null);
    }

    private Counterexample? Differing(Point point)
    {
        var (truth, value) = (Truth(point), Value(point));
        return Agreement.IsFinite(point.Values[_of]) && Agreement.IsFinite(truth) && (Agreement.IsFinite(value) || _hasGaps)
            && !_agreement.At(point, Truth, Value) ? new(point, _symbols, truth, value) : null;
    }

    private static ImmutableArray<Form> FormsOf(MatrixProgram program, Question question)
    {
        var wrt = question.Wrt[0];
        var isSecond = wrt.Length == 2;
        var function = Target.ShapeOf(program, isSecond ? wrt[0] : question.Of);
        return Form.All(function, Target.ShapeOf(program, wrt[^1]), question.Layout, isSecond);
    }
}
