using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace PersistentObjects.Benchmarks.Web;

/// <summary>The issues of samples/Tracker as tables, as far as the measured requests need them.</summary>
sealed class PeerContext(DbContextOptions<PeerContext> options) : DbContext(options)
{
    public DbSet<PeerUser> Users => Set<PeerUser>();

    public DbSet<PeerProject> Projects => Set<PeerProject>();

    public DbSet<PeerIssue> Issues => Set<PeerIssue>();

    protected override void OnModelCreating(ModelBuilder model)
    {
        model.Entity<PeerUser>().HasIndex(user => user.Name).IsUnique();
        model.Entity<PeerProject>().HasIndex(project => project.Key).IsUnique();
        model.Entity<PeerIssue>().HasIndex(issue => new { issue.ProjectId, issue.Number }).IsUnique();
        model.Entity<PeerIssue>().HasIndex(issue => issue.UpdatedAt);
        model.Entity<PeerIssue>().Property(issue => issue.UpdatedAt).HasConversion<DateTimeOffsetToBinaryConverter>();
        model.Entity<PeerIssue>().Property(issue => issue.Labels).HasConversion(its => ToJson(its), its => FromJson<string>(its));
        model.Entity<PeerIssue>().Property(issue => issue.History).HasConversion(its => ToJson(its), its => FromJson<PeerStep>(its));
    }

    static string ToJson<T>(T[] values) => JsonSerializer.Serialize(values);

    static T[] FromJson<T>(string json) => JsonSerializer.Deserialize<T[]>(json)!;
}

sealed class PeerUser
{
    public int Id { get; init; }

    public required string Name { get; init; }
}

sealed class PeerProject
{
    public int Id { get; init; }

    public required string Key { get; init; }

    public required string Title { get; init; }

    public int LastNumber { get; set; }
}

enum PeerState
{
    Open,
    Started,
    Closed,
}

sealed record PeerStep(PeerState To, DateTimeOffset At);

sealed class PeerIssue
{
    public int Id { get; init; }

    public int ProjectId { get; init; }

    public PeerProject Project { get; init; } = null!;

    public int Number { get; init; }

    public required string Title { get; set; }

    public PeerState State { get; set; }

    public required PeerStep[] History { get; set; }

    public int ReporterId { get; init; }

    public PeerUser Reporter { get; init; } = null!;

    public int? AssigneeId { get; set; }

    public PeerUser? Assignee { get; set; }

    public required string[] Labels { get; set; }

    public DateTimeOffset UpdatedAt { get; set; }

    [ConcurrencyCheck]
    public long Version { get; set; }
}
