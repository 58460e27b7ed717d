using System.Collections.Immutable;
using PersistentObjects;

namespace Calendars;

[Flags]
public enum Weekdays : byte
{
    None = 0,
    Monday = 1 << 1,
    Tuesday = 1 << 2,
    Wednesday = 1 << 3,
    Thursday = 1 << 4,
    Friday = 1 << 5,
    Weekend = (1 << 6) | 1,
}

public enum Answer
{
    None,
    Accepted,
    Declined,
    Tentative,
}

/// <summary>When an event happens again.</summary>
public sealed record Recurrence(Weekdays On, DateOnly? Until = null)
{
    /// <summary>Days on which it does not happen after all.</summary>
    public ImmutableSortedSet<DateOnly> Except { get; init; } = [];

    public bool Includes(DateOnly day) =>
        On.HasFlag((Weekdays)(1 << (int)day.DayOfWeek)) && !(day > Until) && !Except.Contains(day);
}

public readonly record struct Slot(TimeOnly Start, TimeSpan Length)
{
    public TimeOnly End => Start.Add(Length);

    public bool Overlaps(Slot other) => Start < other.End && other.Start < End;
}

[Persistent]
public sealed partial class Person
{
    public Person(string name) => Name = name;

    [Unique]
    public partial string Name { get; set; }

    public partial string TimeZone { get; set; } = "Europe/Berlin";

    public partial Slot? FocusTime { get; set; }
}

[Persistent]
public partial class Appointment
{
    public Appointment(Person organizer, string title, DateOnly day, Slot slot) =>
        (Organizer, Title, Day, Slot) = (organizer, title, day, slot);

    [Index]
    public partial Person Organizer { get; init; }

    public partial string Title { get; set; }

    [Index]
    public partial DateOnly Day { get; set; }

    public partial Slot Slot { get; set; }

    public partial Recurrence? Recurrence { get; set; }

    public partial ImmutableDictionary<Person, Answer> Answers { get; private set; } = ImmutableDictionary<Person, Answer>.Empty;

    public partial ImmutableArray<TimeSpan> Reminders { get; set; } = [TimeSpan.FromMinutes(15)];

    public bool IsOn(DateOnly day) => day == Day || (day > Day && Recurrence?.Includes(day) == true);

    public void Invite(params IEnumerable<Person> people) =>
        Answers = Answers.AddRange(people.Select(person => KeyValuePair.Create(person, Answer.None)));

    public void Respond(Person person, Answer answer) =>
        Answers = Answers.ContainsKey(person)
            ? Answers.SetItem(person, answer)
            : throw new InvalidOperationException($"{person.Name} is not invited.");

    public void Cancel(DateOnly day) =>
        Recurrence = Recurrence is { } recurrence
            ? recurrence with { Except = recurrence.Except.Add(day) }
            : throw new InvalidOperationException($"{Title} happens only once.");
}

public sealed partial class Calendar : PersistentStore
{
    public partial Extent<Person> People { get; }

    public partial Extent<Appointment> Appointments { get; }

    public IEnumerable<Appointment> On(DateOnly day) =>
        Appointments.Where(appointment => appointment.IsOn(day)).OrderBy(appointment => appointment.Slot.Start);
}
