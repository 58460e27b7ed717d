namespace PersistentObjects.Generator.Model;

/// <summary>The classes that are not declared any more.</summary>
/// <param name="Own">Those of the assembly that is compiled.</param>
/// <param name="Referenced">Those of the assemblies that it references.</param>
sealed record RetiredClassesModel(EquatableArray<RetiredNameModel> Own, EquatableArray<RetiredNameModel> Referenced);
