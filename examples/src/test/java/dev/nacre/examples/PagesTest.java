package dev.nacre.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** What pages point to is there: files, headings, commands and their options. */
class PagesTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern LINK = Pattern.compile("\\[[^]]*]\\(([^)#]*)(?:#([^)]*))?\\)");
    private static final Pattern HEADING = Pattern.compile("^#+ (.*)$", Pattern.MULTILINE);
    /** Quoted, or between spaces and the brackets around what is optional. */
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|[^\\s\\[\\]\"]+");

    private static final Pattern COMMAND = Pattern.compile("(examples/run|cli/nacre) ([a-z][^`;|#>\\n]+)");

    static List<Path> pages() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT)) {
            return files.filter(file -> file.toString().endsWith(".md"))
                    .filter(file -> !file.toString().matches(".*/(target|runs|archetype-resources)/.*"))
                    .sorted()
                    .toList();
        }
    }

    private static Stream<MatchResult> all(Pattern pattern, Path page) throws IOException {
        return pattern.matcher(Files.readString(page)).results();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void linksLeadSomewhere(Path page) throws IOException {
        for (MatchResult link : all(LINK, page).toList()) {
            if (link.group(1).contains("://")) continue;
            Path target = page.resolveSibling(link.group(1)).normalize();
            if (link.group(1).isEmpty()) target = page;
            assertThat(target)
                    .as("%s in %s", link.group(), ROOT.relativize(page))
                    .exists();
            if (link.group(2) == null) continue;
            assertThat(all(HEADING, target).map(heading -> anchor(heading.group(1))))
                    .as("headings of %s, linked from %s", target.getFileName(), page.getFileName())
                    .contains(link.group(2));
        }
    }

    /** As GitHub and GitLab make it. */
    private static String anchor(String heading) {
        return heading.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N} _-]", "")
                .replace(' ', '-');
    }

    @ParameterizedTest
    @MethodSource("pages")
    void commandsAreUnderstood(Path page) throws IOException {
        PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
        for (MatchResult command : all(COMMAND, page).toList()) {
            String[] words = WORD.matcher(command.group(2).replaceAll("--seed \\S+", "--seed 1"))
                    .results()
                    .map(word -> word.group(1) == null ? word.group() : word.group(1))
                    .toArray(String[]::new);
            boolean nacre = command.group(1).equals("cli/nacre");
            CommandLine line = nacre ? dev.nacre.cli.Main.line(nowhere, nowhere) : Main.line(nowhere, nowhere);
            String shown = "%s in %s".formatted(command.group(), ROOT.relativize(page));
            assertThat(line.getSubcommands()).as(shown).containsKey(words[0]);
            if (words.length > 1)
                assertThatCode(() -> line.parseArgs(words)).as(shown).doesNotThrowAnyException();
        }
    }
}
