using PersistentObjects.CompilerServices;

namespace PersistentObjects.Tests.Migrations;

/// <summary>One release of a program, as far as its store knows.</summary>
sealed record Release(params PersistentClass[] Classes)
{
    public int SchemaVersion { get; init; }

    public int? OldestReader { get; init; }

    public RetiredName[] Retired { get; init; } = [];

    public (string Id, Action<ReleaseStore> Run)[] Migrations { get; init; } = [];

    /// <summary>With a migration.</summary>
    public Release With(string id, Action<ReleaseStore> run) => this with { Migrations = [.. Migrations, (id, run)] };

    /// <summary>With a migration that counts how often it ran.</summary>
    public Release Counting(string id, List<string> ran) => With(id, _ => ran.Add(id));
}
