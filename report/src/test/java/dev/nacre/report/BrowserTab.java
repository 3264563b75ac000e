package dev.nacre.report;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.io.JsonStringEncoder;
import tools.jackson.core.json.JsonFactory;

/** A tab of a headless Chromium, driven by the DevTools protocol: a page that goes on while it is looked at. */
public final class BrowserTab implements AutoCloseable {
    private static final int SECONDS = 300;
    private static final Pattern PAGE = Pattern.compile("\"webSocketDebuggerUrl\": *\"(ws://[^\"]*/page/[^\"]*)\"");

    private final Process process;
    private final WebSocket socket;
    private final BlockingQueue<String> messages = new LinkedBlockingQueue<>();
    private int sent;

    /** Opens a page; the folder takes the profile. */
    public BrowserTab(String url, Path folder, String... flags) throws IOException, InterruptedException {
        List<String> command = Browser.command(folder);
        command.addAll(List.of(flags));
        command.addAll(List.of("--remote-debugging-port=0", "about:blank"));
        process = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        HttpClient client = HttpClient.newHttpClient();
        socket = client.newWebSocketBuilder()
                .buildAsync(URI.create(page(client, port())), new Receiver())
                .join();
        call("Page.enable", "");
        call("Page.navigate", "\"url\":\"" + url + "\"");
        messageWith("{\"method\":\"Page.loadEventFired\"");
    }

    /** Chromium says where it listens, and goes on logging. */
    private String port() throws IOException {
        BufferedReader log =
                new BufferedReader(new InputStreamReader(process.getErrorStream(), StandardCharsets.ISO_8859_1));
        for (String line; (line = log.readLine()) != null; ) {
            Matcher port = Pattern.compile("ws://127\\.0\\.0\\.1:(\\d+)/").matcher(line);
            if (!port.find()) continue;
            Thread reader = new Thread(() -> log.lines().forEach(more -> {}));
            reader.setDaemon(true);
            reader.start();
            return port.group(1);
        }
        throw new IOException("the browser ended before it listened");
    }

    private static String page(HttpClient client, String port) throws IOException, InterruptedException {
        HttpRequest list = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/json/list"))
                .build();
        String pages = client.send(list, HttpResponse.BodyHandlers.ofString()).body();
        Matcher page = PAGE.matcher(pages);
        if (!page.find()) throw new IOException("the browser has no page: " + pages);
        return page.group(1);
    }

    private final class Receiver implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                messages.add(text.toString());
                text.setLength(0);
            }
            from.request(1);
            return null;
        }
    }

    /** The answer to a command, whose parameters are JSON without its braces. */
    private String call(String method, String parameters) throws IOException, InterruptedException {
        int id = ++sent;
        socket.sendText("{\"id\":%d,\"method\":\"%s\",\"params\":{%s}}".formatted(id, method, parameters), true)
                .join();
        return messageWith("{\"id\":" + id + ",");
    }

    /** Messages before it are not of interest. */
    private String messageWith(String start) throws IOException, InterruptedException {
        for (String message; (message = messages.poll(SECONDS, TimeUnit.SECONDS)) != null; )
            if (message.startsWith(start)) return message;
        throw new IOException("the browser sent no " + start + " within " + SECONDS + " s");
    }

    /** The value of an expression, as text; a promise is waited for. */
    public String value(String javaScript) throws IOException, InterruptedException {
        String expression = "(async () => String(await (" + javaScript + ")))()";
        String answer = call(
                "Runtime.evaluate",
                "\"awaitPromise\":true,\"expression\":\""
                        + new String(JsonStringEncoder.getInstance().quoteAsCharArray(expression)) + "\"");
        if (answer.contains("\"exceptionDetails\"")) throw new IOException(javaScript + ": " + answer);
        return field(answer, "value");
    }

    /** Waits until a condition holds. */
    public void await(String condition) throws IOException, InterruptedException {
        String waiting =
                "new Promise((ready, failed) => { const end = Date.now() + %d; const look = setInterval(() => {"
                        + " if (%s) { clearInterval(look); ready(); } else if (Date.now() > end) { clearInterval(look);"
                        + " failed(document.body.innerText); } }, 20); })";
        value(waiting.formatted(500L * SECONDS, condition));
    }

    /** Presses a key: a character, or a name such as {@code ArrowRight} or {@code Tab} with its code. */
    public void press(String key, int code) throws IOException, InterruptedException {
        String common = "\"key\":\"%s\",\"windowsVirtualKeyCode\":%d".formatted(key, code);
        String text = key.length() == 1 ? ",\"text\":\"" + key + "\"" : "";
        call(
                "Input.dispatchKeyEvent",
                "\"type\":\"" + (text.isEmpty() ? "rawKeyDown" : "keyDown") + "\"," + common + text);
        call("Input.dispatchKeyEvent", "\"type\":\"keyUp\"," + common);
    }

    /** Presses the mouse at one point of the page, moves it to another, and lets go. */
    public void drag(double x, double y, double toX, double toY) throws IOException, InterruptedException {
        mouse("mousePressed", x, y);
        mouse("mouseMoved", toX, toY);
        mouse("mouseReleased", toX, toY);
    }

    private void mouse(String type, double x, double y) throws IOException, InterruptedException {
        call(
                "Input.dispatchMouseEvent",
                "\"type\":\"%s\",\"x\":%s,\"y\":%s,\"button\":\"left\",\"buttons\":1,\"clickCount\":1"
                        .formatted(type, x, y));
    }

    /** Sizes the page as a screen of so many pixels would. */
    public void resize(int width, int height) throws IOException, InterruptedException {
        call(
                "Emulation.setDeviceMetricsOverride",
                "\"width\":%d,\"height\":%d,\"deviceScaleFactor\":1,\"mobile\":true".formatted(width, height));
    }

    /** What the screen shows, as a PNG in base64. */
    public String screenshot() throws IOException, InterruptedException {
        return field(call("Page.captureScreenshot", "\"captureBeyondViewport\":true"), "data");
    }

    private static String field(String json, String name) {
        try (JsonParser parser = new JsonFactory().createParser(ObjectReadContext.empty(), json)) {
            for (JsonToken token; (token = parser.nextToken()) != null; )
                if (token == JsonToken.PROPERTY_NAME && parser.currentName().equals(name)) {
                    parser.nextToken();
                    return parser.getString();
                }
        }
        throw new IllegalArgumentException("no " + name + " in " + json);
    }

    @Override
    public void close() {
        socket.sendText("{\"id\":0,\"method\":\"Browser.close\"}", true).join();
        process.onExit().orTimeout(SECONDS, TimeUnit.SECONDS).join();
    }
}
