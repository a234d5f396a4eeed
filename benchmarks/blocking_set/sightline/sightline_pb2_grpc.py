import grpc


class SightlineStub:
    def __init__(self, channel):
        self.Predict = channel.unary_unary("/sightline.Sightline/Predict")


class SightlineServicer:
    def Predict(self, request, context):
        context.set_code(grpc.StatusCode.UNIMPLEMENTED)
        raise NotImplementedError("Method not implemented!")


def add_SightlineServicer_to_server(servicer, server):
    server.add_generic_rpc_handlers((grpc.method_handlers_generic_handler("sightline", {"Predict": servicer.Predict}),))
