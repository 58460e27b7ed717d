using System.Collections;
using System.Runtime.CompilerServices;
using PersistentObjects.Objects;

namespace PersistentObjects;

/// <content>How an extent is enumerated.</content>
public sealed partial class Extent<T>
{
    /// <summary>Goes over the objects, page by page. Used by one thread, the one that began it.</summary>
    public struct Enumerator : IEnumerator<T>
    {
        readonly List<ClassExtent> _family;

        // Taken once for each class: what a list of pages drops meanwhile would move the others.
        ArraySegment<ExtentPage?> _pages;
        ExtentPage? _page;
        ThreadView? _view;
        View _at;
        int _nextClass;
        int _nextPage;
        int _nextSlot;
        bool _ended;

        internal Enumerator(ClassExtent extent) => _family = extent.Family;

        /// <inheritdoc/>
        public T Current { get; private set; } = null!;

        readonly object IEnumerator.Current => Current;

        /// <inheritdoc/>
        public bool MoveNext()
        {
            if (_view is { IsWriting: true }) _at = _view.View;
            for (; ; )
            {
                if (_page is { } page)
                {
                    while (_nextSlot < ExtentPage.Size)
                    {
                        if (page[_nextSlot++] is not { } candidate || !Visibility.Exists(candidate, _at)) continue;
                        // A page holds objects of one class, which is T or derived from it.
                        Current = Unsafe.As<T>(candidate);
                        return true;
                    }
                }
                if (!NextPage()) return false;
            }
        }

        /// <inheritdoc/>
        public void Dispose()
        {
            _view?.Dispose();
            _ended = true;
            _page = null;
        }

        /// <summary>Not supported.</summary>
        /// <exception cref="NotSupportedException">Always.</exception>
        public readonly void Reset() => throw new NotSupportedException();

        [MethodImpl(MethodImplOptions.NoInlining)]
        bool NextPage()
        {
            if (_ended) return false;
            if (_view is null)
            {
                _view = ThreadView.Pin(_family[0].Heap);
                _at = _view.View;
            }
            while (_nextPage == _pages.Count)
            {
                if (_nextClass == _family.Count)
                {
                    Dispose();
                    return false;
                }
                _pages = _family[_nextClass++].Pages;
                _nextPage = 0;
            }
            _page = _pages[_nextPage++];
            _nextSlot = 0;
            return true;
        }
    }
}
