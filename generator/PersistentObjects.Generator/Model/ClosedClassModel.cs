namespace PersistentObjects.Generator.Model;

/// <summary>
/// A generic base class with type arguments. The generic class can't know how values of its type parameters are encoded;
/// the class that closes it tells.
/// </summary>
/// <param name="FullyQualifiedName">For source text: <c>global::Shop.Entity&lt;int&gt;</c>.</param>
/// <param name="PersistentName">For the log: <c>Shop.Entity&lt;int32&gt;</c>.</param>
/// <param name="Properties">The properties whose types depend on type parameters.</param>
sealed record ClosedClassModel(
    string FullyQualifiedName,
    string PersistentName,
    EquatableArray<ClosedPropertyModel> Properties);
