using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;
using SymMat.Catalog;

namespace SymMat.Tests.Architecture;

/// <summary>The library has no console, no files and no state.</summary>
public class PurityTests
{
    private static readonly Assembly Library = typeof(Functions).Assembly;

    [Fact]
    public void The_library_touches_no_console_and_no_process()
    {
        var references = Library.GetReferencedAssemblies().Select(a => a.Name).ToList();
        Assert.DoesNotContain("System.Console", references);
        Assert.DoesNotContain("System.Diagnostics.Process", references);
        Assert.DoesNotContain("System.Net.Http", references);
    }

    [Fact]
    public void No_static_field_can_change()
    {
        Assert.All(StaticFields(), f =>
        {
            Assert.True(f.IsInitOnly || f.IsLiteral, $"{f.DeclaringType}.{f.Name} is not readonly");
            Assert.False(IsMutable(f.FieldType), $"{f.DeclaringType}.{f.Name} is a {f.FieldType}");
        });
    }

    private static IEnumerable<FieldInfo> StaticFields() =>
        from type in Library.GetTypes()
        where !type.IsDefined(typeof(CompilerGeneratedAttribute)) && !type.Name.StartsWith('<')
        from field in type.GetFields(
            BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
        where !field.Name.StartsWith("<>", StringComparison.Ordinal)
        select field;

    // Arrays, lists and dictionaries that can be written to, unlike the immutable and the frozen ones.
    private static bool IsMutable(Type type) =>
        type.IsArray
        || (typeof(ICollection).IsAssignableFrom(type)
            && type.Namespace is "System.Collections" or "System.Collections.Generic" or "System.Collections.Concurrent");
}
