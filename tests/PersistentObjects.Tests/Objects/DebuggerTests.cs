using System.Diagnostics;
using System.Reflection;

namespace PersistentObjects.Tests.Objects;

sealed class DebuggerTests
{
    [Test]
    public void The_debugger_shows_properties_and_no_machinery()
    {
        var machinery = Ancestors(typeof(PersistentObject))
            .SelectMany(type => type.GetMembers(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            .Where(member => member is FieldInfo or PropertyInfo)
            .ToList();

        machinery.Count.ShouldBeGreaterThan(3);
        machinery.ShouldAllBe(member => IsHidden(member));
    }

    [Test]
    public void The_debugger_names_an_object_as_its_ToString_does() =>
        typeof(PersistentObject).GetCustomAttribute<DebuggerDisplayAttribute>().ShouldNotBeNull().Value.ShouldBe("{ToString(),nq}");

    static IEnumerable<Type> Ancestors(Type type)
    {
        for (var current = type; current != typeof(object); current = current.BaseType!) yield return current;
    }

    static bool IsHidden(MemberInfo member) =>
        member.GetCustomAttribute<DebuggerBrowsableAttribute>() is { State: DebuggerBrowsableState.Never };
}
