using Microsoft.Net.Http.Headers;

namespace Tracker;

/// <summary>The version of an object as HTTP has it: <c>"17"</c>.</summary>
static class ETags
{
    const long OfNoObject = -1;

    public static string Of(long version) => $"\"{version}\"";

    /// <summary>What is no tag of ours, a weak one for example, is a version that no object has.</summary>
    public static long Version(string tag) =>
        tag is ['"', .. var digits, '"'] && long.TryParse(digits, out var version) ? version : OfNoObject;

    /// <summary>The issue with its ETag, or 304 when the client has it.</summary>
    public static IResult Answer(HttpContext http, IssueView issue)
    {
        var tag = new EntityTagHeaderValue(Of(issue.Version));
        http.Response.GetTypedHeaders().ETag = tag;
        return http.Request.GetTypedHeaders().IfNoneMatch.Any(known => known.Compare(tag, useStrongComparison: false))
            ? Results.StatusCode(StatusCodes.Status304NotModified)
            : Results.Ok(issue);
    }
}
