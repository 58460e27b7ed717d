using System.Collections.Immutable;
using PersistentObjects;

namespace Schooling;

/// <summary>From 1, the best, to 6. Grades that were not given are not numbers between.</summary>
public enum Grade : sbyte
{
    NotGiven = -1,
    VeryGood = 1,
    Good = 2,
    Satisfactory = 3,
    Sufficient = 4,
    Poor = 5,
    Insufficient = 6,
}

public interface IPerson
{
    string Name { get; }
}

/// <summary>What somebody achieved in a term.</summary>
public sealed record Report(int Year, (DateOnly From, DateOnly To) Term)
{
    public required ImmutableSortedDictionary<string, Grade> Grades { get; init; }

    public string? Remark { get; init; }

    public double Average => Grades.Values.Where(grade => grade > Grade.NotGiven).Average(grade => (double)grade);
}

[Persistent]
public abstract partial class Person : IPerson
{
    public required partial string Name { get; set; }

    public required partial DateOnly Born { get; init; }

    public partial string? Phone { get; set; }

    public int AgeOn(DateOnly day) => day.Year - Born.Year - (day.DayOfYear < Born.DayOfYear ? 1 : 0);

    public override string ToString() => Name;
}

[Persistent]
public sealed partial class Teacher : Person
{
    [Unique]
    public required partial string Initials { get; init; }

    public partial FrozenSubjects Subjects { get; set; }
}

/// <summary>A struct that wraps an array and is equal to one of the same elements.</summary>
public readonly struct FrozenSubjects(ImmutableArray<string> names) : IEquatable<FrozenSubjects>
{
    public ImmutableArray<string> Names { get; } = names;

    public bool Equals(FrozenSubjects other) =>
        Names.IsDefault ? other.Names.IsDefault : !other.Names.IsDefault && Names.SequenceEqual(other.Names);

    public override bool Equals(object? obj) => obj is FrozenSubjects other && Equals(other);

    public override int GetHashCode() => Names.IsDefault ? 0 : Names.Length;
}

[Persistent]
public partial class SchoolClass
{
    public required partial (byte Year, char Letter) Name { get; set; }

    public partial Teacher? Tutor { get; set; }

    /// <summary>Hours of the week: a teacher and a subject, or nothing.</summary>
    public partial ImmutableArray<(Teacher Teacher, string Subject)?> Timetable { get; set; } = [];
}

[Persistent]
public sealed partial class Pupil : Person
{
    [Index]
    public partial SchoolClass? Class { get; set; }

    public partial ImmutableArray<Report> Reports { get; private set; } = [];

    public void Add(Report report)
    {
        if (Reports.Any(other => other.Year == report.Year)) throw new InvalidOperationException($"{Name} has a report of {report.Year}.");
        Reports = Reports.Add(report);
    }
}

public sealed partial class School : PersistentStore
{
    public partial Extent<Person> People { get; }

    public partial Extent<Teacher> Teachers { get; }

    public partial Extent<Pupil> Pupils { get; }

    public partial Extent<SchoolClass> Classes { get; }
}
