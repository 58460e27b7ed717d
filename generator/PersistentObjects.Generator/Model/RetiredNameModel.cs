namespace PersistentObjects.Generator.Model;

/// <summary>A property, or a class, that is not declared any more.</summary>
/// <param name="Name">Its name, of a class the full one.</param>
/// <param name="DropsData">Whether its data is given up.</param>
sealed record RetiredNameModel(string Name, bool DropsData);
