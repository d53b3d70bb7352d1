using SymMat.Catalog;
using SymMat.Diagnostics;
using SymMat.Shapes;
using SymMat.Syntax;
using static SymMat.Diagnostics.Quoting;

namespace SymMat.Matrices;

/// <summary>
/// Makes matrix expressions from syntax. A part that is wrong is null, and whatever holds it is null without an error
/// of its own; the other parts are still checked.
/// </summary>
internal sealed class ExpressionChecker
{
    private readonly Scope _scope;
    private readonly ChainChecker _chains;
    private readonly SuffixChecker _suffixes;
    private readonly CallChecker _calls;

    public ExpressionChecker(Scope scope)
    {
        _scope = scope;
        _chains = new(scope, this);
        _suffixes = new(scope, this);
        _calls = new(scope, this);
    }

    /// <summary>The expression, or null after reporting why there is none.</summary>
    public MatrixExpression? Check(ExpressionSyntax syntax) => syntax switch
    {
        NumberSyntax number => _scope.Number(number),
        NameSyntax name => Name(name),
        BracketSyntax bracket => Check(bracket.Inner),
        PrefixSyntax or ProductSyntax => Whole(CheckSigned(syntax)),
        SumSyntax sum => _chains.Sum(sum),
        PostfixSyntax postfix => _suffixes.Check(postfix),
        CallSyntax call => _calls.Check(call),
        ConcatenationSyntax concatenation => Unsupported("concatenation", concatenation.Opening),
        _ => throw new ArgumentOutOfRangeException(nameof(syntax)),
    };

    /// <summary>The expression without a leading minus sign, and whether there was one.</summary>
    public (bool Minus, MatrixExpression? Value) CheckSigned(ExpressionSyntax syntax) => syntax switch
    {
        PrefixSyntax prefix => (prefix.Minus, Check(prefix.Operand)),
        ProductSyntax { First: PrefixSyntax prefix } product =>
            (prefix.Minus, _chains.Product(product with { First = prefix.Operand })),
        ProductSyntax product => (false, _chains.Product(product)),
        _ => (false, Check(syntax)),
    };

    /// <summary>Reports a reserved construct.</summary>
    public MatrixExpression? Unsupported(string construct, SourceSpan place)
    {
        _scope.Report(Category.Unsupported, $"{construct} is not supported yet", place);
        return null;
    }

    private static MatrixExpression? Whole((bool Minus, MatrixExpression? Value) signed) =>
        signed is { Minus: true, Value: { } value } ? Build.Negate(value) : signed.Value;

    private MatrixExpression? Name(NameSyntax name)
    {
        switch (_scope.Find(name.Name))
        {
            case { Meaning: Meaning.Dimension }:
                return Build.Dimension(Dimension.Named(name.Name));
            case { Shape: { } shape }:
                return new NameExpression(name.Name, shape);
            case { }:
                return null;
        }

        if (Scope.Constants.TryGetValue(name.Name, out var constant))
        {
            return constant;
        }

        ReportUnknown(name);
        return null;
    }

    private void ReportUnknown(NameSyntax name)
    {
        if (_scope.IsExcused(name.Name))
        {
            return;
        }

        if (Functions.ByName.ContainsKey(name.Name))
        {
            _scope.Report(
                Category.Name,
                $"{Quote(name.Name)} is a function, and has no arguments here",
                name.Span,
                $"write {Quote(name.Name + "(...)")}");
        }
        else if (_scope.Later.TryGetValue(name.Name, out var later))
        {
            _scope.Excuse(name.Name);
            _scope.Report(
                Category.Name,
                later.Start < name.Span.Start
                    ? $"{Quote(name.Name)} is used in its own definition"
                    : $"{Quote(name.Name)} is used before line {_scope.Source.LineAt(later.Start)} introduces it",
                name.Span,
                "a name is declared or defined before its use");
        }
        else
        {
            _scope.ReportUnknown("name", name.Name, name.Span, _scope.Known());
        }
    }
}
