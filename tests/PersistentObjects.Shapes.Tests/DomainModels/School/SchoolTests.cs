using System.Collections.Immutable;
using Schooling;

namespace PersistentObjects.Shapes.Tests.DomainModels.School;

sealed class SchoolTests
{
    static readonly DateOnly Born = new(2014, 8, 30);

    [Test]
    public void A_school_survives_restarts() => Restarts.Survive(
        Schooling.School.Open,
        school =>
        {
            var teacher = school.Add(new Teacher
            {
                Name = "Ms Noether",
                Initials = "No",
                Born = new DateOnly(1982, 3, 23),
                Subjects = new FrozenSubjects(["Algebra", "Physics"]),
            });
            var form = school.Add(new SchoolClass { Name = (5, 'b'), Tutor = teacher });
            form.Timetable = [(teacher, "Algebra"), null, (teacher, "Physics")];
            school.Add(new Pupil { Name = "Ann", Born = Born, Class = form, Phone = "+49 1" });
            school.Add(new Pupil { Name = "Bob", Born = Born.AddYears(1), Class = form });
        },
        school =>
        {
            var form = school.Classes.Single();
            form.Name.ShouldBe(((byte)5, 'b'));
            form.Timetable[2]!.Value.Teacher.ShouldBeSameAs(school.Teachers.ByInitials["No"]);
            var ann = school.Pupils.ByClass[form].Single(pupil => pupil.Name == "Ann");
            ann.AgeOn(new DateOnly(2026, 8, 29)).ShouldBe(11);
            ann.Add(Report(2025, ("Algebra", Grade.VeryGood), ("Sports", Grade.NotGiven), ("Physics", Grade.Good)));
            ann.Reports[0].Average.ShouldBe(1.5);
            form.Name = (6, 'b');
        },
        school =>
        {
            var ann = school.Pupils.Single(pupil => pupil.Reports.Length > 0);
            Should.Throw<InvalidOperationException>(() => ann.Add(Report(2025)));
            ann.Add(Report(2026) with { Remark = "Was ill" });
            ann.Reports[0].Grades["Sports"].ShouldBe(Grade.NotGiven);
            ann.Class = null;
            school.Teachers.Single().Subjects = default;
        },
        school =>
        {
            school.Pupils.ByClass.Count(null).ShouldBe(1);
            school.Teachers.Single().Subjects.Names.IsDefault.ShouldBeTrue();
            school.People.Count.ShouldBe(3);
            school.Classes.Single().Timetable = [];
        });

    static Report Report(int year, params (string Subject, Grade Grade)[] grades) =>
        new(year, (new DateOnly(year, 2, 1), new DateOnly(year, 7, 31)))
        {
            Grades = grades.ToImmutableSortedDictionary(entry => entry.Subject, entry => entry.Grade, StringComparer.Ordinal),
        };
}
