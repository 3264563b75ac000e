package dev.nacre.cli.serve;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

/** Talks to a service; over a bare socket where a client should misbehave. */
record Client(int port, HttpClient http) {
    Client(int port) {
        this(port, HttpClient.newHttpClient());
    }

    HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> get(String path) throws Exception {
        return send(to(path));
    }

    HttpResponse<String> predict(String json) throws Exception {
        return send(to("/predict")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    /** A connection on which a text was sent and nothing yet read. */
    Socket raw(String text) throws IOException {
        Socket socket = new Socket();
        socket.connect(new InetSocketAddress("127.0.0.1", port));
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    /** The head of a request to predict. */
    static String head(int length) {
        return "POST /predict HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: " + length
                + "\r\n\r\n";
    }

    /** One answer, as long as it says it is. */
    static String answer(Socket socket) throws IOException {
        StringBuilder answer = new StringBuilder();
        while (answer.indexOf("\r\n\r\n") < 0) answer.append(next(socket));
        String length = answer.toString().replaceFirst("(?is).*Content-length: (\\d+).*", "$1");
        for (int i = Integer.parseInt(length); i > 0; i--) answer.append(next(socket));
        return answer.toString();
    }

    private static char next(Socket socket) throws IOException {
        int b = socket.getInputStream().read();
        if (b < 0) throw new EOFException("closed in the middle of an answer");
        return (char) b;
    }

    /** All that comes until the other side closes; nothing if it breaks the connection off. */
    static String rest(Socket socket) throws IOException {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        try {
            for (int b = socket.getInputStream().read();
                    b >= 0;
                    b = socket.getInputStream().read()) answer.write(b);
        } catch (SocketException e) {
            // reset after the answer, as the service does not read what was sent too much
        }
        return answer.toString(StandardCharsets.UTF_8);
    }
}
