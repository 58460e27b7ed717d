using System.Text.Json.Serialization;
using Tracker;
using Tracker.Model;

var builder = WebApplication.CreateBuilder(args);
builder.Services.ConfigureHttpJsonOptions(options =>
{
    options.SerializerOptions.Converters.Add(new JsonStringEnumConverter());
    options.SerializerOptions.RespectNullableAnnotations = true;
    options.SerializerOptions.RespectRequiredConstructorParameters = true;
});

// What the container has made, it disposes when the program ends and all requests are answered.
builder.Services.AddSingleton(services => TrackerStore.Open(new StoreOptions
{
    Directory = builder.Configuration["data"] ?? "data",
    ImplicitWrites = ImplicitWrites.Forbidden,
    LoggerFactory = services.GetRequiredService<ILoggerFactory>(),
}));

var app = builder.Build();

// Opened before the first request comes, so that a store that can't be opened is noticed now.
app.Services.GetRequiredService<TrackerStore>();

var api = app.MapGroup("").AddEndpointFilter(Refusals.AnswerAsync);
api.MapPeople();
api.MapFolders();
api.MapIssues();
api.MapAttachments();
api.MapQueries();
app.Run();
