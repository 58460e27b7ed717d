using Tracker.Model;

namespace Tracker;

/// <summary>Files of an issue, streamed in and out.</summary>
static class Attachments
{
    public static void MapAttachments(this IEndpointRouteBuilder api)
    {
        var attachments = api.MapGroup("/projects/{key}/issues/{number:int}/attachments/{name}");
        attachments.MapPut("", AttachAsync);
        attachments.MapGet("", Show);
        attachments.MapDelete("", DetachAsync);
    }

    static async Task<IResult> AttachAsync(TrackerStore store, string key, int number, string name, HttpRequest request)
    {
        if (request.ContentLength > store.Settings.MostAttachmentBytes) return Results.StatusCode(StatusCodes.Status413PayloadTooLarge);
        // Before the transaction: however large it is, nobody else waits for it.
        var content = await store.CreateBlobAsync(request.Body, request.HttpContext.RequestAborted);
        var attachment = new Attachment(request.ContentType ?? "application/octet-stream", content, DateTimeOffset.UtcNow);
        await store.WriteAsync(() =>
        {
            var issue = store.IssueOf(key, number);
            issue.Attachments[name] = attachment;
            issue.UpdatedAt = attachment.At;
        });
        return Results.Ok(AttachmentView.Of(name, attachment));
    }

    static IResult Show(TrackerStore store, string key, int number, string name)
    {
        var attachment = store.IssueOf(key, number).Attachments[name];
        // The stream keeps the file, also when the attachment is replaced meanwhile.
        return Results.Stream(attachment.Content.OpenRead(), attachment.ContentType);
    }

    static async Task<IResult> DetachAsync(TrackerStore store, string key, int number, string name)
    {
        var removed = await store.WriteAsync(() =>
        {
            var issue = store.IssueOf(key, number);
            issue.UpdatedAt = DateTimeOffset.UtcNow;
            return issue.Attachments.Remove(name);
        });
        return removed ? Results.NoContent() : Results.NotFound();
    }
}
