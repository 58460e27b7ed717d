using System.Collections;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using PersistentObjects.Generator.Model;

namespace PersistentObjects.Generator.Tests.Incrementality;

/// <summary>Models must be equal by value and hold nothing that keeps a compilation alive.</summary>
sealed class ModelTests
{
    [Test]
    public void No_model_holds_a_symbol_a_syntax_node_a_location_or_a_compilation()
    {
        var visited = new HashSet<object>(ReferenceEqualityComparer.Instance);
        foreach (var value in TrackedValues())
        {
            Walk(value, value.GetType().Name, visited);
        }

        visited.OfType<PersistentPropertyModel>().ShouldNotBeEmpty("the walk reaches what models consist of");
    }

    [Test]
    public void Models_of_equal_sources_are_equal()
    {
        var first = TrackedValues().ToList();
        var second = TrackedValues().ToList();

        first.ShouldBe(second);
        first.Select(value => value.GetHashCode()).ShouldBe(second.Select(value => value.GetHashCode()));
    }

    [Test]
    public void Every_model_is_a_sealed_record_or_a_value()
    {
        var models = typeof(PersistentClassModel).Assembly.GetTypes()
            .Where(type => type.Namespace == typeof(PersistentClassModel).Namespace)
            .Where(type => type is { IsClass: true, IsAbstract: false } && !type.Name.Contains('<'));

        foreach (var model in models)
        {
            model.IsSealed.ShouldBeTrue(model.Name);
            model.GetMethod("<Clone>$").ShouldNotBeNull(model.Name);
        }
    }

    static IEnumerable<object> TrackedValues()
    {
        var result = Domain.Run().Result;
        return TrackingNames.All
            .SelectMany(step => result.TrackedSteps[step])
            .SelectMany(step => step.Outputs)
            .Select(output => output.Value);
    }

    static void Walk(object? value, string path, HashSet<object> visited)
    {
        if (value is null or string or Enum or TextSpan or LinePositionSpan || value.GetType().IsPrimitive || !visited.Add(value))
        {
            return;
        }

        (value is ISymbol or SyntaxNode or SyntaxTree or Location or Compilation or SemanticModel or Delegate)
            .ShouldBeFalse($"{path} is a {value.GetType()}");
        if (value is IEnumerable items && value.GetType().GetProperty("IsDefault")?.GetValue(value) is not true)
        {
            foreach (var item in items)
            {
                Walk(item, path + "[]", visited);
            }
        }

        for (var type = value.GetType(); type is not null; type = type.BaseType)
        {
            foreach (var field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            {
                Walk(field.GetValue(value), $"{path}.{field.Name}", visited);
            }
        }
    }
}
