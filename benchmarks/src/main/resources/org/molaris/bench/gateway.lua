-- What wrk sends through every proxy: the same GET, with one credential or with each of many in turn.
-- The environment says which header carries the credential, and the file with its values, one in a line.
local name = os.getenv("HEADER")
local values = {}
for line in io.lines(os.getenv("CREDENTIALS")) do
  values[#values + 1] = line
end

wrk.headers["Accept"] = "application/json"
wrk.headers[name] = values[1]

-- Without a function of this name, wrk writes one request and sends that.
if #values > 1 then
  local requests = {}
  local sent = 0

  function init()
    for i, value in ipairs(values) do
      wrk.headers[name] = value
      requests[i] = wrk.format("GET")
    end
  end

  function request()
    sent = sent % #requests + 1
    return requests[sent]
  end
end
