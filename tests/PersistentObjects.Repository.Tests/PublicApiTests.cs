using System.Reflection;
using NUnit.Framework;
using Shouldly;

namespace PersistentObjects.Repository.Tests;

/// <summary>The public surface of the built assembly against the approved one beside the project.</summary>
[TestFixture]
public sealed class PublicApiTests
{
    const string Approved = "runtime/PersistentObjects/PublicApi.approved.txt";

    [Test]
    public void The_public_surface_is_the_approved_one()
    {
        var surface = PublicSurface.Of(typeof(PersistentStore).Assembly);
        if (Environment.GetEnvironmentVariable("APPROVE_PUBLIC_API") == "1")
        {
            File.WriteAllText(Path.Combine(Repository.Root, Approved), surface);
        }
        surface.ShouldBe(
            Repository.Read(Approved),
            $"A change of the public API is a decision: review it, then run this test with APPROVE_PUBLIC_API=1, which writes {Approved}.");
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
