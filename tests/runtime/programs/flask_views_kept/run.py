from web import create_app

http = create_app().test_client()
print(http.post("/setup").get_json(), http.get("/count").get_json())
