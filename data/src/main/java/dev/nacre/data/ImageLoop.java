package dev.nacre.data;

import dev.nacre.compute.Parallel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ConcurrentSkipListMap;

/** Decodes images on all cores. */
final class ImageLoop {
    private ImageLoop() {}

    /** Receives an image; calls for different images may come at the same time. */
    @FunctionalInterface
    interface Action {
        void take(int index, Pixels pixels) throws IOException;
    }

    /** Of several files with errors, the first one's is thrown, whichever was found first. */
    static void over(List<Path> files, Action action) throws IOException {
        ConcurrentSkipListMap<Integer, IOException> problems = new ConcurrentSkipListMap<>();
        each(files, action, problems);
        if (!problems.isEmpty()) throw problems.firstEntry().getValue();
    }

    /** Goes on after errors, and records them by the file's index. */
    static void each(List<Path> files, Action action, ConcurrentSkipListMap<Integer, IOException> problems) {
        Parallel.forRange(files.size(), 1, (from, to) -> {
            for (int i = from; i < to; i++) {
                try {
                    action.take(i, Pixels.read(files.get(i)));
                } catch (IOException e) {
                    problems.put(i, e);
                }
            }
        });
    }
}
