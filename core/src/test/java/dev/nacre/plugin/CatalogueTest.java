package dev.nacre.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nacre.Penalty;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jblas.FloatMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the catalogue does with providers that are not as they should be. */
class CatalogueTest {
    @TempDir
    Path folder;

    /** A loader that registers penalties. */
    private URLClassLoader registering(String... names) throws IOException {
        Path services = Files.createDirectories(folder.resolve("META-INF/services"));
        Files.writeString(
                services.resolve(Penalty.class.getName()), Stream.of(names).collect(Collectors.joining("\n")));
        return new URLClassLoader(new URL[] {folder.toUri().toURL()}, getClass().getClassLoader());
    }

    @Test
    void aPluginIsFoundInAGivenLoader() throws IOException {
        try (var loader = registering(Fine.class.getName())) {
            Penalty parsed = Plugins.parse(Penalty.class, "fine(text=\"a \\\"b\\\" \\\\c\", scale=twoTimes)", loader);
            assertThat(parsed).isEqualTo(new Fine("a \"b\" \\c", Scale.TWO_TIMES, List.of()));
            assertThat(Plugins.parse(Penalty.class, Plugins.format(parsed), loader))
                    .isEqualTo(parsed);
            assertThat(Plugins.all(Penalty.class)).doesNotContainKey("fine");
            assertThatThrownBy(() -> Plugins.parse(Penalty.class, "fine(scale=many)", loader))
                    .hasMessageContaining("fine's scale must be one of once, twoTimes, not many");
            assertThatThrownBy(() -> Plugins.parse(Penalty.class, "fine(text=many)", loader))
                    .hasMessageContaining("fine's text must be a text in double quotes, not many");
        }
    }

    @Test
    void thePluginOfTheContextLoaderIsFound() throws IOException {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (var loader = registering(Fine.class.getName())) {
            thread.setContextClassLoader(loader);
            assertThat(Plugins.all(Penalty.class)).containsKeys("fine", "none");
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    @Test
    void aPluginMayLookForAnotherOfItsKindInItsConstructor() throws IOException {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        Looking.MADE.set(0);
        try (var loader = registering(Looking.class.getName())) {
            thread.setContextClassLoader(loader);
            assertThat(Plugins.all(Penalty.class)).containsKeys("looking", "none");
            assertThat(Plugins.problems(Penalty.class)).isEmpty();
            assertThat(Looking.MADE).hasValue(2);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    @Test
    void aContextLoaderThatIsMissingDoesNoHarm() {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try {
            thread.setContextClassLoader(null);
            assertThat(Plugins.all(Penalty.class)).containsKey("none");
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    @Test
    void twoOfOneNameAreAnErrorThatNamesBoth() throws IOException {
        try (var loader = registering(First.Twin.class.getName(), Second.Twin.class.getName())) {
            assertThatThrownBy(() -> Plugins.all(Penalty.class, loader))
                    .isInstanceOf(PluginException.class)
                    .hasMessageContainingAll(
                            "two plugins are called twin",
                            First.Twin.class.getName(),
                            Second.Twin.class.getName(),
                            "core/target/test-classes");
        }
    }

    @Test
    void aBrokenProviderIsReportedAndDoesNotHideTheOthers() throws IOException {
        try (var loader = registering(
                "no.such.Penalty",
                Throwing.class.getName(),
                NoDefaults.class.getName(),
                First.class.getName(),
                Fine.class.getName())) {
            assertThat(Plugins.all(Penalty.class, loader)).containsOnlyKeys("fine", "none");
            List<String> problems = Plugins.problems(Penalty.class, loader);
            assertThat(problems).hasSize(4);
            assertThat(problems.get(0))
                    .contains("no.such.Penalty", folder.getFileName().toString());
            assertThat(problems.get(1)).contains(Throwing.class.getName(), "I am broken");
            assertThat(problems.get(2)).contains(NoDefaults.class.getName(), "public no-argument constructor");
            assertThat(problems.get(3)).contains(First.class.getName(), "not a subtype");
            assertThatThrownBy(() -> Plugins.parse(Penalty.class, "throwing", loader))
                    .hasMessageContaining("Can't be used: ")
                    .hasMessageContaining("I am broken");
        }
    }

    @Test
    void aProviderThatIsNoRecordIsToldWhatToChange() throws IOException {
        try (var loader = registering(NoRecord.class.getName())) {
            assertThat(Plugins.problems(Penalty.class, loader))
                    .singleElement()
                    .asString()
                    .contains(NoRecord.class.getName(), "is not a record: make it one");
        }
    }

    /** For the test of enums. */
    public enum Scale {
        /** 1. */
        ONCE,
        /** 2. */
        TWO_TIMES
    }

    interface Nothing extends Penalty {
        @Override
        default double value(FloatMatrix w) {
            return 0;
        }

        @Override
        default void addGradient(FloatMatrix w, FloatMatrix g) {}
    }

    /** As it should be. */
    public record Fine(String text, Scale scale, List<Integer> none) implements Nothing {
        /** Defaults. */
        public Fine() {
            this("", Scale.ONCE, List.of());
        }
    }

    /** Looks for another penalty. */
    public record Looking(Penalty other) implements Nothing {
        static final AtomicInteger MADE = new AtomicInteger();

        /** Around none. */
        public Looking() {
            this(Plugins.parse(Penalty.class, "none"));
            MADE.incrementAndGet();
        }
    }

    /** A holder. */
    public static class First {
        /** A twin. */
        public record Twin() implements Nothing {}
    }

    /** A holder. */
    public static class Second {
        /** A twin. */
        public record Twin() implements Nothing {}
    }

    /** Its constructor throws. */
    public record Throwing() implements Nothing {
        /** Throws. */
        public Throwing {
            throw new IllegalStateException("I am broken");
        }
    }

    /** Has no constructor without arguments. */
    public record NoDefaults(int units) implements Nothing {}

    /** A class. */
    public static class NoRecord implements Nothing {}
}
