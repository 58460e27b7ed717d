using Calendars;

namespace PersistentObjects.Shapes.Tests.DomainModels.Calendar;

sealed class CalendarTests
{
    static readonly DateOnly Monday = new(2026, 6, 1);

    [Test]
    public void A_calendar_survives_restarts() => Restarts.Survive(
        Calendars.Calendar.Open,
        calendar =>
        {
            var (ann, bob) = (calendar.Add(new Person("Ann")), calendar.Add(new Person("Bob") { TimeZone = "Pacific/Chatham" }));
            var meeting = new Appointment(ann, "Planning", Monday, new Slot(new TimeOnly(9, 30), TimeSpan.FromMinutes(45)))
            {
                Recurrence = new Recurrence(Weekdays.Monday | Weekdays.Thursday, Monday.AddMonths(1)),
                Reminders = [TimeSpan.FromDays(1), TimeSpan.Zero],
            };
            meeting.Invite(bob, ann);
            calendar.Add(meeting);
            calendar.Add(new Appointment(bob, "Dentist", Monday.AddDays(3), new Slot(TimeOnly.MaxValue, TimeSpan.FromTicks(1))));
            ann.FocusTime = new Slot(new TimeOnly(10, 0), TimeSpan.FromHours(2));
        },
        calendar =>
        {
            var (ann, bob) = (calendar.People.ByName["Ann"], calendar.People.ByName["Bob"]);
            var meeting = calendar.Appointments.ByOrganizer[ann].Single();
            calendar.On(Monday.AddDays(3)).Select(appointment => appointment.Title).ShouldBe(["Planning", "Dentist"]);
            ann.FocusTime!.Value.Overlaps(meeting.Slot).ShouldBeTrue();
            meeting.Respond(bob, Answer.Tentative);
            meeting.Cancel(Monday.AddDays(3));
            meeting.Reminders = default;
        },
        calendar =>
        {
            calendar.On(Monday.AddDays(3)).Single().Title.ShouldBe("Dentist");
            var meeting = calendar.Appointments.ByDay[Monday].Single();
            meeting.Answers[calendar.People.ByName["Bob"]].ShouldBe(Answer.Tentative);
            meeting.Reminders.IsDefault.ShouldBeTrue();
            meeting.Day = Monday.AddDays(7);
            meeting.Organizer.FocusTime = null;
        },
        calendar =>
        {
            calendar.Appointments.ByDay.Count(Monday).ShouldBe(0);
            var dentist = calendar.Appointments.ByDay[Monday.AddDays(3)].Single();
            Should.Throw<InvalidOperationException>(() => dentist.Cancel(Monday));
            Should.Throw<InvalidOperationException>(() => dentist.Respond(dentist.Organizer, Answer.Declined));
            dentist.Recurrence = new Recurrence(Weekdays.None);
        });
}
