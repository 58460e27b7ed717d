using System.ComponentModel.DataAnnotations;

namespace PersistentObjects.Checks;

/// <summary>What attributes and methods are told. With a display name given, a context does not ask the type for one by reflection.</summary>
static class Contexts
{
    internal static ValidationContext Of(PersistentObject o) => new(o, o.GetType().Name, null, null);

    internal static ValidationContext Of(PersistentObject o, string property, Func<string>? displayName)
        => new(o, displayName?.Invoke() ?? property, null, null) { MemberName = property };
}
