using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace PersistentObjects.Benchmarks.Web;

sealed record NewName(string Name);

sealed record NewProject(string Key, string Title);

sealed record NewIssue(string Title, string Reporter);

sealed record IssueChange(string? Title);

sealed record IssueView(
    string Project, int Number, string Title, PeerState State, PeerStep[] History, string Reporter, string? Assignee, string[] Labels,
    DateTimeOffset UpdatedAt, long Version);

sealed record IssuePage(List<IssueView> Issues, int? Next);

/// <summary>The measured endpoints of samples/Tracker on Entity Framework Core, as one writes them with a database.</summary>
static class PeerService
{
    /// <summary>The first word of the command line that runs this instead of the suite.</summary>
    internal const string Command = "serve-peer";

    /// <summary>SQLite has one writer at a time: others wait here, rather than in its busy handler, which sleeps.</summary>
    static readonly SemaphoreSlim OneWriter = new(1);

    internal static async Task RunAsync(string database, string connection, string[] args)
    {
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.ConfigureHttpJsonOptions(options => options.SerializerOptions.Converters.Add(new JsonStringEnumConverter()));
        var isSqlite = database == "sqlite";
        builder.Services.AddDbContextPool<PeerContext>(options => _ = isSqlite ? options.UseSqlite(connection) : options.UseNpgsql(connection));
        await using var app = builder.Build();
        await using (var scope = app.Services.CreateAsyncScope())
        {
            var context = scope.ServiceProvider.GetRequiredService<PeerContext>();
            await context.Database.EnsureCreatedAsync();
            if (isSqlite) await context.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = WAL");
        }
        var gate = isSqlite ? OneWriter : new SemaphoreSlim(int.MaxValue);
        app.MapPost("/users", (PeerContext db, NewName its) => SaveAsync(db, gate, () => db.Users.Add(new PeerUser { Name = its.Name })));
        app.MapPost("/projects", (PeerContext db, NewProject its) => SaveAsync(
            db, gate, () => db.Projects.Add(new PeerProject { Key = its.Key, Title = its.Title })));
        app.MapPost("/projects/{key}/issues", (PeerContext db, string key, NewIssue its) => CreateAsync(db, gate, key, its));
        app.MapGet("/projects/{key}/issues", PageAsync);
        app.MapGet("/projects/{key}/issues/{number:int}", ShowAsync);
        app.MapPatch("/projects/{key}/issues/{number:int}", (
            PeerContext db, string key, int number, IssueChange its, [FromHeader(Name = "If-Match")] string tag, HttpContext http)
            => ChangeAsync(db, gate, key, number, its, tag, http));
        await app.RunAsync();
    }

    static async Task<IResult> PageAsync(PeerContext db, string key, int after = 0, int take = 50)
    {
        var issues = await db.Issues.AsNoTracking()
            .Where(issue => issue.Project.Key == key && issue.Number > after)
            .OrderBy(issue => issue.Number)
            .Take(take)
            .Select(issue => new IssueView(
                issue.Project.Key, issue.Number, issue.Title, issue.State, issue.History, issue.Reporter.Name,
                issue.Assignee == null ? null : issue.Assignee.Name, issue.Labels, issue.UpdatedAt, issue.Version))
            .ToListAsync();
        return Results.Ok(new IssuePage(issues, issues.Count == take ? issues[^1].Number : null));
    }

    static async Task<IResult> ShowAsync(PeerContext db, string key, int number, HttpContext http)
        => await FindAsync(db.Issues.AsNoTracking(), key, number) is { } issue ? Answer(issue, http) : Results.NotFound();

    static async Task<IResult> CreateAsync(PeerContext db, SemaphoreSlim gate, string key, NewIssue its)
    {
        var now = DateTimeOffset.UtcNow;
        await gate.WaitAsync();
        try
        {
            var project = await db.Projects.SingleAsync(project => project.Key == key);
            db.Issues.Add(new PeerIssue
            {
                Project = project,
                Number = ++project.LastNumber,
                Title = its.Title,
                Reporter = await db.Users.SingleAsync(user => user.Name == its.Reporter),
                History = [new PeerStep(PeerState.Open, now)],
                Labels = [],
                UpdatedAt = now,
                Version = 1,
            });
            await db.SaveChangesAsync();
            return Results.Created();
        }
        finally
        {
            gate.Release();
        }
    }

    static async Task<IResult> ChangeAsync(
        PeerContext db, SemaphoreSlim gate, string key, int number, IssueChange its, string tag, HttpContext http)
    {
        await gate.WaitAsync();
        try
        {
            if (await FindAsync(db.Issues, key, number) is not { } issue) return Results.NotFound();
            if (tag != Tag(issue)) return Results.StatusCode(StatusCodes.Status412PreconditionFailed);
            issue.Title = its.Title ?? issue.Title;
            issue.UpdatedAt = DateTimeOffset.UtcNow;
            issue.Version++;
            await db.SaveChangesAsync();
            return Answer(issue, http);
        }
        catch (DbUpdateConcurrencyException)
        {
            return Results.StatusCode(StatusCodes.Status412PreconditionFailed);
        }
        finally
        {
            gate.Release();
        }
    }

    static Task<PeerIssue?> FindAsync(IQueryable<PeerIssue> issues, string key, int number) => issues
        .Include(issue => issue.Project).Include(issue => issue.Reporter).Include(issue => issue.Assignee)
        .SingleOrDefaultAsync(issue => issue.Project.Key == key && issue.Number == number);

    static IResult Answer(PeerIssue issue, HttpContext http)
    {
        http.Response.Headers.ETag = Tag(issue);
        return Results.Ok(new IssueView(
            issue.Project.Key, issue.Number, issue.Title, issue.State, issue.History, issue.Reporter.Name, issue.Assignee?.Name,
            issue.Labels, issue.UpdatedAt, issue.Version));
    }

    static string Tag(PeerIssue issue) => $"\"{issue.Version}\"";

    static async Task<IResult> SaveAsync(PeerContext db, SemaphoreSlim gate, Action change)
    {
        await gate.WaitAsync();
        try
        {
            change();
            await db.SaveChangesAsync();
            return Results.Created();
        }
        finally
        {
            gate.Release();
        }
    }
}
