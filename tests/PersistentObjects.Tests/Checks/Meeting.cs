using System.ComponentModel.DataAnnotations;

namespace PersistentObjects.Tests.Checks;

/// <summary>Checked as a whole, with a hook.</summary>
[Persistent]
public partial class Meeting
{
    public partial int Start { get; set; }
    public partial int End { get; set; }
    [StringLength(10), RegularExpression("[a-z ]*")] public partial string Title { get; set; } = "";
    public partial Meeting? Next { get; set; }
    public partial int Moves { get; set; }

    /// <summary>What the hook does, besides counting.</summary>
    [NotPersistent]
    public Action<int, int>? OnMove { get; set; }

    /// <summary>What the check does, besides checking.</summary>
    [NotPersistent]
    public Action? OnCheck { get; set; }

    partial void OnStartChanging(int oldValue, int newValue)
    {
        Moves++;
        OnMove?.Invoke(oldValue, newValue);
    }

    partial void OnValidating(ValidationErrors errors)
    {
        OnCheck?.Invoke();
        if (End < Start) errors.Add("A meeting ends after it has started.", nameof(Start), nameof(End));
        if (Start < 0) errors.Add("Too early.");
    }
}

/// <summary>Has checks of its base class, and its own.</summary>
[Persistent]
public sealed partial class Project : Meeting, IValidatableObject
{
    public partial string? Password { get; set; }
    [Compare(nameof(Password)), Display(Name = "Again")] public partial string? Repeated { get; set; }

    IEnumerable<ValidationResult> IValidatableObject.Validate(ValidationContext validationContext)
    {
        if (Title.Length == 0) yield return new ValidationResult("A project has a title.", [nameof(Title)]);
    }
}

/// <summary>Checked by an attribute of the class.</summary>
[Persistent, Odd]
public sealed partial class Sign
{
    [NotSevenToday] public partial int Number { get; set; } = 1;
    [MaxLength(2)] public partial PersistentList<string> Marks { get; }
    [MinLength(1)] public partial PersistentSet<int> Codes { get; }
}

/// <summary>A rule that comes later: what was stored before may break it.</summary>
[AttributeUsage(AttributeTargets.Property)]
sealed class NotSevenTodayAttribute : ValidationAttribute
{
    internal static AsyncLocal<bool> IsInForce { get; } = new();

    public override bool IsValid(object? value) => value is not 7 || !IsInForce.Value;
}

[AttributeUsage(AttributeTargets.Class)]
sealed class OddAttribute : ValidationAttribute
{
    public override bool IsValid(object? value) => value is Sign { Number: var number } && number % 2 == 1;
}
