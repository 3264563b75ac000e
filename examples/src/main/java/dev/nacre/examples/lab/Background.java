package dev.nacre.examples.lab;

import dev.nacre.PluginKinds;
import dev.nacre.plugin.Doc;
import dev.nacre.plugin.Plugin;
import dev.nacre.plugin.Plugins;
import dev.nacre.report.Html;
import java.util.stream.Stream;

/** What is behind an experiment: chapters of the course, and plugins with what the catalogue says of them. */
final class Background {
    private Background() {}

    static String html(About about) {
        StringBuilder html = new StringBuilder("<dl>");
        for (String chapter : about.chapters())
            html.append("<dt>Chapter ")
                    .append(Html.escape(chapter.replaceFirst("^0", "").replace('-', ' ')))
                    .append("</dt><dd>")
                    .append(link("en", chapter, "English"))
                    .append(" · ")
                    .append(link("ko", chapter, "한국어"))
                    .append("</dd>");
        for (String plugin : about.plugins())
            html.append("<dt><code>")
                    .append(Html.escape(plugin))
                    .append("</code></dt><dd>")
                    .append(Html.escape(doc(plugin)))
                    .append("</dd>");
        return html.append("</dl>").toString();
    }

    private static String link(String language, String chapter, String text) {
        return "<a href=\"/course/%s/%s\" lang=\"%s\" target=\"_blank\">%s</a>"
                .formatted(language, Html.escape(chapter), language, text);
    }

    private static String doc(String name) {
        Plugin plugin = PluginKinds.all().stream()
                .flatMap(kind -> Stream.ofNullable(Plugins.all(kind).get(name)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no plugin " + name));
        Doc doc = plugin.getClass().getAnnotation(Doc.class);
        return (doc == null ? "" : doc.value() + ": ") + Plugins.format(plugin);
    }
}
