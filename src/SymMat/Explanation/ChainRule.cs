using System.Collections.Immutable;
using SymMat.Catalog;
using SymMat.Matrices;
using SymMat.Shapes;

namespace SymMat.Explanation;

/// <summary>
/// The chain rule in matrices: from the function backwards, the derivative by each name from those by the definitions
/// that use it. Of a scalar each has the shape of its name; of a vector they are Jacobians, as long as all is vectors.
/// </summary>
internal sealed class ChainRule
{
    private readonly Vocabulary _vocabulary;
    private readonly NameExpression _function;
    private readonly Dictionary<string, NameExpression> _adjoints = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Definition>> _users = new(StringComparer.Ordinal);
    private readonly bool _isJacobian;

    private ChainRule(Vocabulary vocabulary, NameExpression function, ImmutableArray<Definition> definitions)
    {
        _vocabulary = vocabulary;
        _function = function;
        _isJacobian = !function.Shape.IsScalar && definitions.All(d => d.Shape.IsVector);
        foreach (var definition in definitions)
        {
            foreach (var name in Dependencies.NamesIn([definition.Value]).Distinct())
            {
                if (!_users.TryGetValue(name, out var users))
                {
                    _users.Add(name, users = []);
                }

                users.Add(definition);
            }
        }
    }

    /// <summary>A link for each definition from the last one back, then one for each variable.</summary>
    /// <param name="vocabulary">The names of derivatives.</param>
    /// <param name="function">The function, which is the last definition.</param>
    /// <param name="definitions">The definitions on the way, in order.</param>
    /// <param name="variables">The variables.</param>
    public static IEnumerable<ChainLink> Links(
        Vocabulary vocabulary, NameExpression function, ImmutableArray<Definition> definitions, IEnumerable<NameExpression> variables)
    {
        var rule = new ChainRule(vocabulary, function, definitions);
        return definitions.Reverse().Select(d => rule.LinkOf(new NameExpression(d.Name, d.Shape), d.Value))
            .Concat(variables.Select(v => rule.LinkOf(v, null)));
    }

    private ChainLink LinkOf(NameExpression name, MatrixExpression? definition)
    {
        var axes = AxesOf(name.Shape);
        var shape = axes.Length == 2 ? new Shape(axes[0], axes[1]) : name.Shape;
        var adjoint = _vocabulary.Adjoint(_function.Name, name.Name, shape);
        _adjoints[name.Name] = adjoint;
        return new(name, definition, axes, adjoint, RuleFor(name), [.. Users(name)]);
    }

    private ImmutableArray<Dimension> AxesOf(Shape by) => _function.Shape.IsScalar ? [by.Rows, by.Columns]
        : by.IsVector && _function.Shape.IsVector ? [_function.Shape.Entries, by.Entries]
        : [_function.Shape.Rows, _function.Shape.Columns, by.Rows, by.Columns];

    private MatrixExpression? RuleFor(NameExpression name)
    {
        if (name.Name == _function.Name)
        {
            return _function.Shape.IsScalar ? Build.Number(1)
                : _isJacobian ? Build.Constant(Functions.Identity, _function.Shape.Entries) : null;
        }

        var users = Users(name);
        if (_function.Shape.IsScalar)
        {
            return Workbench.Gradient(_vocabulary, Sum(users.Select(Weighted)), name, users);
        }

        var terms = users.Select(u => _isJacobian && name.Shape.IsVector ? Through(u, name) : null).ToList();
        return terms.Count == 0 || terms.Contains(null) ? null : Sum(terms.OfType<MatrixExpression>());
    }

    private List<Definition> Users(NameExpression name) => _users.GetValueOrDefault(name.Name) ?? [];

    /// <summary>The scalar whose derivative by a name is what the definition passes on to it.</summary>
    private MatrixExpression Weighted(Definition user) => user.Name == _function.Name ? user.Value
        : user.Shape.IsScalar ? Build.Product(_adjoints[user.Name], user.Value)
        : Build.Apply(Functions.Dot, _adjoints[user.Name], user.Value);

    /// <summary>The Jacobian of the function by the definition times that of the definition by the name.</summary>
    private MatrixExpression? Through(Definition user, NameExpression name)
    {
        var jacobian = Workbench.Jacobian(_vocabulary, user, name);
        return jacobian is null || user.Name == _function.Name ? jacobian
            : jacobian is ProductExpression && !jacobian.Operands.Any(o => o.Shape.IsScalar)
                ? Build.Product([_adjoints[user.Name], .. jacobian.Operands])
                : Build.Product(_adjoints[user.Name], jacobian);
    }

    private static MatrixExpression Sum(IEnumerable<MatrixExpression> terms)
    {
        var all = terms.ToList();
        return all.Count == 1 ? all[0] : Build.Sum([.. all.Select(t => new Term(false, false, t))]);
    }
}
