namespace PersistentObjects.Evolution.Tests.Builds;

/// <summary>The builds of one program, oldest first, that take turns at a store.</summary>
/// <param name="Name">Names the test, and the namespace of the program.</param>
/// <param name="Builds">The first one fills the store in two rounds; each later one acts once, in the round of its place.</param>
/// <param name="Expected">What the newest build says of the store when it opens it.</param>
sealed record History(string Name, IReadOnlyList<Source> Builds, params string[] Expected)
{
    /// <summary>What the exception says with which the newest build refuses the store: each a part of another difference.</summary>
    public string[] Refused { get; init; } = [];

    public override string ToString() => Name;
}
