package dev.nacre.examples.course;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The chapters of the course say the same in both languages, have the same parts, and leave no plugin out. */
class CourseTest {
    private static final int SECTIONS = 6;

    static List<Chapter> english() throws IOException {
        return Chapter.in("en");
    }

    private static Chapter korean(Chapter english) throws IOException {
        return Chapter.in("ko").stream()
                .filter(chapter ->
                        chapter.file().getFileName().equals(english.file().getFileName()))
                .findFirst()
                .orElseThrow(() -> new AssertionError(english + " is missing in docs/course/ko"));
    }

    @Test
    void bothLanguagesHaveTheSameChaptersAndTheIndexHasThem() throws IOException {
        assertThat(Chapter.in("ko").stream().map(chapter -> chapter.file().getFileName()))
                .isEqualTo(english().stream()
                        .map(chapter -> chapter.file().getFileName())
                        .toList());
        String index = Files.readString(Chapter.FOLDER.resolve("README.md"));
        for (String language : new String[] {"en", "ko"})
            for (Chapter chapter : Chapter.in(language)) assertThat(index).contains("(" + chapter + ")");
    }

    @ParameterizedTest
    @MethodSource("english")
    void aChapterIsTheSameInBothLanguages(Chapter english) throws IOException {
        Chapter korean = korean(english);
        assertThat(korean.headings()).as("headings of %s", korean).isEqualTo(english.headings());
        assertThat(korean.blocks()).as("code and formulas of %s", korean).isEqualTo(english.blocks());
        assertThat(korean.pictures()).as("pictures of %s", korean).isEqualTo(english.pictures());
        assertThat(korean.plugins()).as("last table of %s", korean).isEqualTo(english.plugins());
        assertThat(count(korean, "<details>"))
                .as("answers of %s", korean)
                .isEqualTo(count(english, "<details>"))
                .isGreaterThanOrEqualTo(3);
    }

    private static int count(Chapter chapter, String text) {
        return chapter.text().split(text, -1).length - 1;
    }

    @ParameterizedTest
    @MethodSource("english")
    void aChapterHasIdeaFormulaPluginTextCommandPictureQuestionsAndPlugins(Chapter chapter) {
        int number = Integer.parseInt(chapter.file().getFileName().toString().substring(0, 2));
        List<String> headings = new ArrayList<>(List.of("# " + number + "."));
        for (int i = 1; i <= SECTIONS; i++) headings.add("## " + number + "." + i);
        assertThat(chapter.headings()).containsExactlyElementsOf(headings);
        for (String language : new String[] {"math", "text", "sh"})
            assertThat(chapter.blocks(language)).as(language).isNotEmpty();
        assertThat(chapter.pictures()).isNotEmpty();
    }

    @Test
    void everyPluginIsInAChapterAndEveryOneInAChapterExists() throws IOException {
        Map<String, Set<String>> named = new TreeMap<>();
        for (Chapter chapter : english())
            chapter.plugins()
                    .forEach((kind, names) ->
                            named.computeIfAbsent(kind, key -> new TreeSet<>()).addAll(names));
        CoursePlugins.names().forEach((kind, names) -> {
            Set<String> missing = new TreeSet<>(names);
            missing.removeAll(named.getOrDefault(kind, Set.of()));
            assertThat(missing)
                    .as(
                            "%s plugins that no chapter has: add each to a row with | `%s` | in the last table of the"
                                    + " chapter that it belongs to, in docs/course/en and docs/course/ko",
                            kind, kind)
                    .isEmpty();
            Set<String> unknown = named.remove(kind);
            if (unknown != null) unknown.removeAll(names);
            assertThat(unknown)
                    .as("%s plugins in last tables that do not exist", kind)
                    .isNullOrEmpty();
        });
        assertThat(named.keySet()).as("kinds in last tables that do not exist").isEmpty();
    }
}
