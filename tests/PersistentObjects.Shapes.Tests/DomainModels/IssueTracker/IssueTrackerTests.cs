using IssueTracking;

namespace PersistentObjects.Shapes.Tests.DomainModels.IssueTracker;

sealed class IssueTrackerTests
{
    static readonly DateTimeOffset Noon = new(2026, 5, 6, 12, 0, 0, TimeSpan.FromMinutes(-90));

    [Test]
    public void An_issue_tracker_survives_restarts() => Restarts.Survive(
        Tracker.Open,
        tracker =>
        {
            var (ann, bob) = (tracker.Add(new User("ann")), tracker.Add(new User("bob")));
            var project = tracker.Add(new Project("DB")
            {
                TimeToFix = System.Collections.Immutable.ImmutableDictionary<Severity, TimeSpan>.Empty
                    .Add(Severity.Critical, TimeSpan.FromHours(4)).Add(Severity.Minor, TimeSpan.MaxValue),
            });
            project.Labels = project.Labels.Add("Docs").Add("API");
            tracker.Write(() =>
            {
                var bug = tracker.Add(new Bug(project, ann, "It burns", Severity.Critical) { FoundIn = new Version(1, 2, 3) });
                bug.Assign(bob, ann, Noon);
                tracker.Add(new Wish(project, bob, "Make it faster")).Supporters = [ann, bob];
            });
        },
        tracker =>
        {
            var bug = (Bug)tracker.Issues.ByKey["DB-1"];
            bug.IsUrgent.ShouldBeTrue();
            bug.Project.Labels.Contains("docs").ShouldBeTrue("the comparer is kept");
            tracker.Bugs.ByAssignee[tracker.Users.ByName["bob"]].ShouldBe([bug]);
            ((Wish)tracker.Issues.ByKey["DB-2"]).Supporters.ShouldContain(bug.Reporter);
            bug.Move(State.Accepted, bug.Assignee!, Noon.AddDays(1));
            bug.Move(State.Fixed, bug.Assignee!, Noon.AddDays(2));
        },
        tracker =>
        {
            var bug = tracker.Bugs.BySeverity[Severity.Critical].Single();
            bug.History.Select(change => change.To).ShouldBe(["bob", "Accepted", "Fixed"]);
            tracker.Issues.ByState.Count(State.New).ShouldBe(1);
            Should.Throw<InvalidOperationException>(() => bug.Move(State.New, bug.Reporter, Noon));
            bug.Reporter.IsActive = false;
            Should.Throw<ArgumentException>(() => bug.Assign(bug.Reporter, bug.Reporter, Noon));
            tracker.Issues.ByKey["DB-2"].Move(State.Rejected, bug.Reporter, Noon);
            tracker.Write(() => tracker.Add(new Wish(bug.Project, bug.Reporter, "Third")).Key.ShouldBe("DB-3"));
        });
}
