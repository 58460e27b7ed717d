namespace PersistentObjects.Generator.Model;

/// <summary>A method of a store that brings its data to what today's classes expect.</summary>
/// <param name="Id">Its name in the store.</param>
/// <param name="Method">The method's name, escaped.</param>
/// <param name="TakesRetiredData">Whether it has a parameter.</param>
sealed record MigrationModel(string Id, string Method, bool TakesRetiredData);
