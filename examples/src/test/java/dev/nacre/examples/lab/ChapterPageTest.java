package dev.nacre.examples.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Chapters as the lab shows them. */
class ChapterPageTest {
    static Stream<String> chapters() {
        return Experiments.ALL.stream()
                .flatMap(experiment -> experiment.about().chapters().stream())
                .distinct()
                .flatMap(chapter -> Stream.of("en/" + chapter, "ko/" + chapter));
    }

    private static int count(String text, String part) {
        return text.split(part, -1).length - 1;
    }

    @ParameterizedTest
    @MethodSource("chapters")
    void nothingIsLostAndAllElementsAreClosed(String chapter) {
        String markdown = Asset.resource("course/" + chapter + ".md");
        String html = ChapterPage.html(chapter.substring(0, 2), markdown);
        assertThat(count(html, "<h2>")).isEqualTo(count(markdown, "(?m)^## "));
        assertThat(count(html, "<img ")).isEqualTo(count(markdown, "!\\["));
        assertThat(count(html, "<details>")).isEqualTo(count(markdown, "<details>"));
        assertThat(count(html, "<tr>")).isEqualTo(count(markdown, "(?m)^\\|.*[^|:\\- \\n].*$"));
        for (String element : List.of("p", "li", "pre", "table", "code", "strong", "details", "h2", "div"))
            assertThat(count(html, "<" + element + "[ >]")).as(element).isEqualTo(count(html, "</" + element + ">"));
        assertThat(html).doesNotContain("](", "**");
    }

    @Test
    void textsAreEscaped() {
        assertThat(ChapterPage.html("en", "# a < b\n\n`x < y` & <b>z</b>\n"))
                .contains("<h1>a &lt; b</h1>", "<code>x &lt; y</code> &amp; &lt;b&gt;z");
    }
}
