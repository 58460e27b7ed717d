namespace PersistentObjects.Generator.Model;

/// <summary>A diagnostic that is still to be reported, equal by value.</summary>
/// <param name="Id">The id of its rule, <c>PO0001</c>.</param>
/// <param name="Location">Where, if it is in source.</param>
/// <param name="Arguments">What the rule's message is filled with.</param>
sealed record DiagnosticInfo(string Id, LocationInfo? Location, EquatableArray<string> Arguments);
