namespace Tracker;

/// <summary>What the store refuses, in the words of HTTP.</summary>
static class Refusals
{
    public static async ValueTask<object?> AnswerAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            return await next(context);
        }
        catch (KeyNotFoundException nobody)
        {
            return Results.Problem(nobody.Message, statusCode: StatusCodes.Status404NotFound);
        }
        catch (UniqueViolationException taken)
        {
            return Results.Problem(taken.Message, statusCode: StatusCodes.Status409Conflict);
        }
        catch (ObjectValidationException invalid)
        {
            return Results.ValidationProblem(invalid.Failures
                .SelectMany(failure => failure.Properties.DefaultIfEmpty("").Select(property => (property, failure.Message)))
                .GroupBy(failure => failure.property, failure => failure.Message)
                .ToDictionary(failures => failures.Key, failures => failures.ToArray()));
        }
        catch (DeleteRestrictedException restricted)
        {
            return Results.Problem(restricted.Message, statusCode: StatusCodes.Status409Conflict);
        }
        catch (VersionConflictException conflict)
        {
            context.HttpContext.Response.Headers.ETag = ETags.Of(conflict.CurrentVersion);
            return Results.Problem(
                conflict.Message,
                statusCode: StatusCodes.Status412PreconditionFailed,
                extensions: new Dictionary<string, object?> { ["currentVersion"] = conflict.CurrentVersion });
        }
    }
}
