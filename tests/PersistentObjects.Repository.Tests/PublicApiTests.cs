using System.Reflection;
using NUnit.Framework;
using PersistentObjects.Testing;
using Shouldly;

namespace PersistentObjects.Repository.Tests;

/// <summary>The public surface of each built assembly against the approved one beside its project.</summary>
[TestFixture]
public sealed class PublicApiTests
{
    [TestCase(typeof(PersistentStore))]
    [TestCase(typeof(SimulatedDisk))]
    public void The_public_surface_is_the_approved_one(Type member)
    {
        var approved = $"runtime/{member.Assembly.GetName().Name}/PublicApi.approved.txt";
        var surface = PublicSurface.Of(member.Assembly);
        if (Environment.GetEnvironmentVariable("APPROVE_PUBLIC_API") == "1")
        {
            File.WriteAllText(Path.Combine(Repository.Root, approved), surface);
        }
        surface.ShouldBe(
            Repository.Read(approved),
            $"A change of the public API is a decision: review it, then run this test with APPROVE_PUBLIC_API=1, which writes {approved}.");
    }

    [Test]
    public void What_generated_code_needs_is_hidden_from_completion_lists()
    {
        var visible = typeof(PersistentStore).Assembly.GetExportedTypes()
            .Where(type => type.Namespace == "PersistentObjects.CompilerServices")
            .Where(type => type.GetCustomAttribute<System.ComponentModel.EditorBrowsableAttribute>()?.State
                != System.ComponentModel.EditorBrowsableState.Never);
        visible.ShouldBeEmpty();
    }
}
