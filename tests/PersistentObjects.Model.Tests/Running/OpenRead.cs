using PersistentObjects.Model.Tests.Model;

namespace PersistentObjects.Model.Tests.Running;

/// <summary>A view that is open, and the world that it shows.</summary>
sealed record OpenedView(StoreView View, World World);
