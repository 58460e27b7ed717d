using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace PersistentObjects.Concurrency.Tests.Support;

/// <summary>Keeps what a store logs.</summary>
sealed class RecordedLog : ILoggerFactory, ILogger
{
    readonly ConcurrentQueue<(LogLevel Level, string Message)> _entries = new();

    internal IEnumerable<string> Warnings => _entries.Where(entry => entry.Level == LogLevel.Warning).Select(entry => entry.Message);

    public ILogger CreateLogger(string categoryName) => this;

    public void AddProvider(ILoggerProvider provider)
    {
    }

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        => _entries.Enqueue((logLevel, formatter(state, exception)));

    public void Dispose()
    {
    }
}
